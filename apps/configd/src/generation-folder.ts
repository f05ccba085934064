import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileName, fileNames, type Generation } from '@flexpbx/renderer';
import { AppError, reasonOf } from '@flexpbx/runtime';

/** Readable for the group: in secure mode the files are root's and Asterisk runs as the group's user. */
const fileMode = 0o640;

/** Reads those of our files that are in a folder. Throws AppError `read-only` for one that can't be read. */
export async function readGeneration(folder: string): Promise<Generation> {
  const read = await Promise.all(fileNames.map(async (name) => [name, await readText(join(folder, name))] as const));
  return Object.fromEntries(read.filter(([, text]) => text !== null));
}

/**
 * Makes files of a folder equal to `texts`; null removes one. Each is replaced whole (written beside, synced, renamed),
 * so whoever reads it sees the old or the new one. Throws AppError `disk-full` or `read-only`.
 */
export async function writeFiles(folder: string, texts: Readonly<Record<string, string | null>>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o750 });
    const opened = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
    try {
      for (const [name, text] of Object.entries(texts)) {
        if (text === null) await rm(join(insideOf(opened), name), { force: true });
        else await replaceFile(opened, name, text);
      }
      // A rename is lasting once its folder is on the disk.
      await opened.sync();
    } finally {
      await opened.close();
    }
  } catch (fault) {
    throw storageFault(folder, fault);
  }
}

/**
 * A path into a folder by its open handle. flexpbx-apply writes as root into folders of another user: that one can put a
 * link in the folder's place, but not in the handle's.
 */
function insideOf(folder: FileHandle): string {
  return `/proc/self/fd/${folder.fd}`;
}

/** When the newest of these files was written; null when none of them is there. */
export async function writtenAt(folder: string, names: readonly FileName[]): Promise<Date | null> {
  const times = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  const newest = Math.max(0, ...times);
  return newest > 0 ? new Date(newest) : null;
}

/** A file's text, null when there is none. A symbolic link is refused: root follows none that somebody else has made. */
export async function readText(file: string): Promise<string | null> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      return await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return null;
    throw new AppError('read-only', `${file} can't be read: ${reasonOf(fault)}`, { cause: fault });
  }
}

async function replaceFile(folder: FileHandle, name: string, text: string): Promise<void> {
  const temporary = join(insideOf(folder), `.${name}.new`);
  await rm(temporary, { force: true });
  const file = await open(temporary, 'wx', fileMode);
  try {
    await file.writeFile(text);
    await giveToOwnerOf(folder, file);
    await file.sync();
  } catch (fault) {
    await rm(temporary, { force: true });
    throw fault;
  } finally {
    await file.close();
  }
  await rename(temporary, join(insideOf(folder), name));
}

/** What root writes belongs to whom the folder belongs to: Asterisk has to read it. */
async function giveToOwnerOf(folder: FileHandle, file: FileHandle): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await folder.stat();
  await file.chown(uid, gid);
}

function storageFault(folder: string, fault: unknown): AppError {
  switch (codeOf(fault)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('disk-full', `${folder} can't be written: the disk is full. Free some space.`, {
        cause: fault,
      });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError(
        'read-only',
        `${folder} can't be written by this process. Give the folder to the user FlexPBX runs as, or run "sudo flexpbx-apply" in secure mode.`,
        { cause: fault },
      );
    default:
      return new AppError('read-only', `${folder} can't be written: ${reasonOf(fault)}`, { cause: fault });
  }
}

function codeOf(fault: unknown): string | undefined {
  return (fault as NodeJS.ErrnoException).code;
}

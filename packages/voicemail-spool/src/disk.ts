import { readFileSync, statSync } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, stat, statfs, unlink } from 'node:fs/promises';

/** The few things the spool does to its file system, apart so that a test can stop the world between any two of them. */
export interface Disk {
  /** Names in a folder; none when there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** A whole small text file; null when there is none. */
  read(file: string): Promise<string | null>;
  /** A whole file; null when there is none. */
  readBytes(file: string): Promise<Buffer | null>;
  /** Writes a whole file and returns when it would survive a loss of power. */
  write(file: string, content: string | Uint8Array): Promise<void>;
  /** Makes what another program wrote to a file survive a loss of power. */
  sync(file: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  link(existing: string, name: string): Promise<void>;
  /** Removes a file; one that is gone already is success. */
  remove(file: string): Promise<void>;
  makeFolder(folder: string): Promise<void>;
  /** Size in bytes and number of names of a file; null when there is none. */
  measure(file: string): Promise<{ bytes: number; links: number } | null>;
  freeBytes(folder: string): Promise<number>;
  /** When a name was last added to a folder or removed, or a file was written, in ms; null when there is no such thing. */
  changedAt(path: string): Promise<number | null>;
}

/** The machine's own file system. */
export const realDisk: Disk = {
  list: (folder) => readdir(folder).catch((fault) => whenMissing(fault, [])),
  // At once, not by the thread pool: these are some hundred bytes each, just written or just read, and a mailbox is many of
  // them. The pool takes ten times the CPU, and on a busy machine half a second for a thousand.
  async read(file) {
    try {
      return readFileSync(file, 'utf8');
    } catch (fault) {
      return whenMissing(fault, null);
    }
  },
  readBytes: (file) => readFile(file).catch((fault) => whenMissing(fault, null)),
  async write(file, content) {
    const handle = await open(file, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  async sync(file) {
    const handle = await open(file, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename: (from, to) => rename(from, to),
  link: (existing, name) => link(existing, name),
  remove: (file) => unlink(file).catch((fault) => whenMissing(fault, undefined)),
  async makeFolder(folder) {
    await mkdir(folder, { recursive: true });
  },
  async measure(file) {
    const found = await stat(file).catch((fault) => whenMissing(fault, null));
    return found && { bytes: found.size, links: found.nlink };
  },
  async freeBytes(folder) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
  // At once as well: whoever asks, asks for all mailboxes.
  async changedAt(path) {
    return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
  },
};

/** Whether a fault says that no more can be written: the disk or somebody's quota is used up. */
export function isDiskFull(fault: unknown): boolean {
  return hasCode(fault, 'ENOSPC') || hasCode(fault, 'EDQUOT');
}

/** Whether a fault of the file system has this code. */
export function hasCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === code;
}

function whenMissing<T>(fault: unknown, instead: T): T {
  if (hasCode(fault, 'ENOENT')) return instead;
  throw fault;
}

import {
  closeSync,
  fsync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statfsSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

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

const whenOnDisk = promisify(fsync);

/**
 * The machine's own file system. All but the waiting for the disk itself is done at once, not by the thread pool: these are
 * small files and names, just written or just read, of which a message takes dozens and a full mailbox thousands. The pool
 * takes ten times the CPU, and on a busy machine half a second for a thousand.
 */
export const realDisk: Disk = {
  list: async (folder) => unlessMissing(() => readdirSync(folder), []),
  read: async (file) => unlessMissing(() => readFileSync(file, 'utf8'), null),
  // Whole messages: some megabytes.
  readBytes: (file) => readFile(file).catch((fault) => whenMissing(fault, null)),
  write: (file, content) => whileOpen(file, 'w', (handle) => writeFileSync(handle, content)),
  sync: (file) => whileOpen(file, 'r', () => {}),
  rename: async (from, to) => renameSync(from, to),
  link: async (existing, name) => linkSync(existing, name),
  remove: async (file) => unlessMissing(() => unlinkSync(file), undefined),
  async makeFolder(folder) {
    mkdirSync(folder, { recursive: true });
  },
  async measure(file) {
    const found = statSync(file, { throwIfNoEntry: false });
    return found ? { bytes: found.size, links: found.nlink } : null;
  },
  async freeBytes(folder) {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  },
  async changedAt(path) {
    return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
  },
};

/** Does something with an open file, and returns when what it then holds would survive a loss of power. */
export async function whileOpen<T>(file: string, flags: 'r' | 'r+' | 'w', work: (handle: number) => T): Promise<T> {
  const handle = openSync(file, flags);
  try {
    const result = work(handle);
    await whenOnDisk(handle);
    return result;
  } finally {
    closeSync(handle);
  }
}

/** Whether a fault says that no more can be written: the disk or somebody's quota is used up. */
export function isDiskFull(fault: unknown): boolean {
  return hasCode(fault, 'ENOSPC') || hasCode(fault, 'EDQUOT');
}

/** Whether a fault of the file system has this code. */
export function hasCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === code;
}

function unlessMissing<T>(look: () => T, instead: T): T {
  try {
    return look();
  } catch (fault) {
    return whenMissing(fault, instead);
  }
}

function whenMissing<T>(fault: unknown, instead: T): T {
  if (hasCode(fault, 'ENOENT')) return instead;
  throw fault;
}

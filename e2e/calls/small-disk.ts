import { statfs, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Commands before a program's own; see `TestSystem.startUnder`. */
type Launcher = readonly [string, ...string[]];

/**
 * The folder lies on a disk of this size, in memory, that only the program and its children see and that is gone with them.
 * Needs root, or a kernel that lets users make namespaces.
 */
export function onSmallDisk(folder: string, bytes: number): Launcher {
  return mounting(`mkdir -p '${folder}' && mount -t tmpfs -o size=${bytes} tmpfs '${folder}'`);
}

/** The program can't write to this file, whoever runs it. */
export function withoutWriting(file: string): Launcher {
  return mounting(`mount --bind '${file}' '${file}' && mount -o remount,bind,ro '${file}'`);
}

function mounting(mount: string): Launcher {
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  return ['unshare', '--mount', ...asRoot, 'sh', '-c', `${mount} && exec "$@"`, 'sh'];
}

/** The disk as the program with this pid sees it, for a test to fill. */
export class SmallDisk {
  readonly #ballast: string;
  readonly #folder: string;

  constructor(pid: number, folder: string) {
    this.#folder = join('/proc', String(pid), 'root', folder);
    this.#ballast = join(this.#folder, 'ballast');
  }

  /** Leaves this many bytes free. */
  async leaveFree(bytes: number): Promise<void> {
    const { bavail, bsize } = await statfs(this.#folder);
    await writeFile(this.#ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
  }

  async makeRoom(): Promise<void> {
    await truncate(this.#ballast);
    await unlink(this.#ballast);
  }
}

import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A recording of a conference, as it lies on the disk. */
export interface Recording {
  /** Seconds since 1970 when it began, as text: part of its file's name. */
  readonly id: string;
  readonly startedAt: Date;
  readonly bytes: number;
  readonly seconds: number;
}

/** `wav` of Asterisk's: a head, then 8,000 samples of two bytes a second. */
const headBytes = 44;
const bytesPerSecond = 16_000;

/** The recordings of conferences in a folder that Asterisk writes to. */
export class Recordings {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Newest first. */
  async list(conference: string): Promise<Recording[]> {
    const names = await readdir(this.#folder).catch(whenMissing([] as string[]));
    const ids = names.flatMap((name) => {
      const [, of, id] = /^conference-(\d+)-(\d+)\.wav$/.exec(name) ?? [];
      return of === conference && id !== undefined ? [id] : [];
    });
    const found = await Promise.all(ids.map((id) => this.find(conference, id)));
    return found.filter((recording) => recording !== null).sort((one, other) => Number(other.id) - Number(one.id));
  }

  async find(conference: string, id: string): Promise<Recording | null> {
    const found = await stat(this.#pathOf(conference, id)).catch(whenMissing(null));
    if (!found) return null;
    const seconds = Math.max(0, Math.round((found.size - headBytes) / bytesPerSecond));
    return { id, startedAt: new Date(Number(id) * 1000), bytes: found.size, seconds };
  }

  /** Null when there is none. */
  async open(conference: string, id: string): Promise<FileHandle | null> {
    return open(this.#pathOf(conference, id)).catch(whenMissing(null));
  }

  async delete(conference: string, id: string): Promise<void> {
    await rm(this.#pathOf(conference, id), { force: true });
  }

  /** Both are digits only: see the API's parameters. */
  #pathOf(conference: string, id: string): string {
    return join(this.#folder, `conference-${conference}-${id}.wav`);
  }
}

function whenMissing<T>(instead: T): (fault: unknown) => T {
  return (fault) => {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return instead;
    throw fault;
  };
}

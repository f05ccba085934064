import { type FileHandle, open } from 'node:fs/promises';

/** Read at once; a line longer than this is none. */
const chunkBytes = 256 * 1024;

/** Whole lines from one place of a file on. */
export interface ReadLines {
  readonly lines: readonly string[];
  /** Where the first byte behind them stands. */
  readonly nextOffset: number;
}

/** A file of call records that is open for reading. It stays the same file when it is renamed. */
export class RecordFile {
  /** Device and inode: what `CallRecordPosition.file` holds. */
  readonly identity: string;
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle, identity: string) {
    this.#handle = handle;
    this.identity = identity;
  }

  /** Null when there is no such file. */
  static async open(path: string): Promise<RecordFile | null> {
    try {
      const handle = await open(path, 'r');
      const { dev, ino } = await handle.stat();
      return new RecordFile(handle, `${dev}:${ino}`);
    } catch (fault) {
      if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null;
      throw fault;
    }
  }

  async size(): Promise<number> {
    return (await this.#handle.stat()).size;
  }

  /** The next whole lines behind `offset`; none when Asterisk has not finished one. */
  async read(offset: number): Promise<ReadLines> {
    // Only as much as there is: it is read twice for each line of a call that ends.
    const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, Math.max(0, (await this.size()) - offset)));
    const { bytesRead } = await this.#handle.read(buffer, 0, buffer.length, offset);
    const end = buffer.lastIndexOf('\n', bytesRead - 1);
    if (bytesRead > 0 && end >= 0 && end < bytesRead) {
      const text = buffer.toString('utf8', 0, end);
      return { lines: text.split('\n'), nextOffset: offset + end + 1 };
    }
    // No line is this long: not a call record, but it must not stand in the way of those behind it.
    if (bytesRead === chunkBytes) return { lines: [buffer.toString('utf8')], nextOffset: offset + bytesRead };
    return { lines: [], nextOffset: offset };
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

import { type Clock, type Logger, reasonOf } from '@flexpbx/runtime';

/**
 * At most four writes a second, whatever happens; what is new after a silence is written almost at once. With two a second,
 * whoever looks saw some changes only after more than a second.
 */
const writeEveryMs = 250;
/** A call begins, and goes on, by several steps at once: who waits a moment writes its row once. */
const gatherMs = 50;

/** Rows of a table, by key. A row that did not change is the same object, or one that says the same. */
export type Rows<Row> = ReadonlyMap<string, Row>;

/** How rows get into their table. */
export interface Table<Row> {
  readonly name: string;
  /** For rows that are big: it is written this seldom, where four times a second would be too often. */
  readonly writeEveryMs?: number;
  replaceAll(rows: readonly Row[]): Promise<void>;
  apply(change: { upsert: readonly Row[]; remove: readonly Row[] }): Promise<void>;
}

/**
 * Keeps a table equal to rows that change often: writes at most four times a second, only what differs from the last
 * write, and everything after a write that failed.
 */
export class TableWriter<Row> {
  readonly #table: Table<Row>;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #end = new AbortController();
  #wanted: () => Rows<Row> = () => new Map();
  #isDue = false;
  /** Null: what stands in the table is not known. */
  #written: Rows<Row> | null = null;
  #writing: Promise<void> | null = null;

  constructor(table: Table<Row>, clock: Clock, logger: Logger) {
    this.#table = table;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Takes note of what the table should hold, asked for when it is written: soon. */
  set(rows: () => Rows<Row>): void {
    this.#wanted = rows;
    this.#isDue = true;
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
  }

  /** Writes no more; resolves when the last write is over. */
  async close(): Promise<void> {
    this.#end.abort(new Error('closed'));
    await this.#writing;
  }

  async #write(): Promise<void> {
    await this.#pause(gatherMs);
    let isFailing = false;
    while (this.#isDue && !this.#end.signal.aborted) {
      this.#isDue = false;
      try {
        const rows = this.#wanted();
        await this.#writeDifference(rows);
        this.#written = rows;
        isFailing = false;
      } catch (fault) {
        this.#written = null;
        this.#isDue = true;
        if (!isFailing) {
          this.#logger.warn('what goes on could not be written; it is tried again', {
            table: this.#table.name,
            reason: reasonOf(fault),
          });
        }
        isFailing = true;
      }
      await this.#pause(this.#table.writeEveryMs ?? writeEveryMs);
    }
  }

  async #pause(ms: number): Promise<void> {
    await this.#clock.sleep(ms, this.#end.signal).catch(() => undefined);
  }

  async #writeDifference(rows: Rows<Row>): Promise<void> {
    const written = this.#written;
    if (written === null) return this.#table.replaceAll([...rows.values()]);
    const upsert = [...rows].filter(([key, row]) => !saysTheSame(written.get(key), row)).map(([, row]) => row);
    const remove = [...written].filter(([key]) => !rows.has(key)).map(([, row]) => row);
    if (upsert.length + remove.length > 0) await this.#table.apply({ upsert, remove });
  }
}

function saysTheSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

import { type Clock, type Logger, reasonOf } from '@flexpbx/runtime';

/** At most four looks a second, whatever happens. */
const pauseMs = 250;

/** What is followed by asking Asterisk for a whole list now and then. */
export interface FollowedList<Row> {
  /** For the log. */
  readonly name: string;
  /** The rows there are now, given those of the last look; `isFirst`: of an earlier process, or of before a break. */
  look(before: readonly Row[], isFirst: boolean): Promise<readonly Row[]>;
  /** What an earlier process of ours left. */
  read(): Promise<readonly Row[]>;
  write(rows: readonly Row[]): Promise<void>;
  /** While there are rows, it is also looked this often: not every change is told. */
  readonly lookEveryMs: number;
}

/** Keeps a table equal to a list of Asterisk's, by looking at it soon after each event that may have changed it. */
export class ListFollower<Row> {
  readonly #list: FollowedList<Row>;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #end = new AbortController();
  #rows: readonly Row[] = [];
  #isFirst = true;
  #isDue = false;
  #isWritten = true;
  #lookedAt = 0;
  #looking: Promise<void> | null = null;

  constructor(list: FollowedList<Row>, clock: Clock, logger: Logger) {
    this.#list = list;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** As of the last look. */
  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** Has a look soon. */
  lookSoon(): void {
    this.#isDue = true;
    this.#looking ??= this.#lookUntilQuiet().finally(() => {
      this.#looking = null;
    });
  }

  /** After a break nothing is known for sure. */
  lookAnew(): void {
    this.#isFirst = true;
    this.lookSoon();
  }

  /** Looks no more; resolves when the last look is over. */
  async close(): Promise<void> {
    this.#end.abort(new Error('closed'));
    await this.#looking;
  }

  async #lookUntilQuiet(): Promise<void> {
    let isFailing = false;
    while ((this.#isDue || !this.#isWritten || this.#rows.length > 0) && !this.#end.signal.aborted) {
      try {
        await this.#lookIfDue();
        isFailing = false;
      } catch (fault) {
        this.#isDue = true;
        if (!isFailing && !this.#end.signal.aborted) this.#warn(fault);
        isFailing = true;
      }
      await this.#clock.sleep(pauseMs, this.#end.signal).catch(() => undefined);
    }
  }

  async #lookIfDue(): Promise<void> {
    const now = this.#clock.now();
    if (!this.#isDue && this.#isWritten && now - this.#lookedAt < this.#list.lookEveryMs) return;
    this.#isDue = false;
    this.#lookedAt = now;
    if (this.#isFirst) this.#rows = await this.#list.read();
    const rows = await this.#list.look(this.#rows, this.#isFirst);
    const isSame = !this.#isFirst && JSON.stringify(rows) === JSON.stringify(this.#rows);
    this.#isFirst = false;
    this.#rows = rows;
    if (isSame && this.#isWritten) return;
    this.#isWritten = false;
    await this.#list.write(rows);
    this.#isWritten = true;
  }

  #warn(fault: unknown): void {
    this.#logger.warn('what goes on could not be followed; it is tried again', {
      list: this.#list.name,
      reason: reasonOf(fault),
    });
  }
}

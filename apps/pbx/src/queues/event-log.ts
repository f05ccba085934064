import type { QueueRepository } from '@flexpbx/db';
import type { QueueEvent } from '@flexpbx/domain';
import { type Clock, type Logger, reasonOf } from '@flexpbx/runtime';

const tryAgainAfterMs = 1_000;
/** What happens at nearly the same time is one transaction: these cost more than all else a call does here. */
const togetherMs = 250;

/**
 * Writes what happens in queues, behind the calls: nobody waits for it. What a death swallows is told again by the channels. What can't be written is kept and tried again; what was
 * written already is no second line.
 */
export class EventLog {
  readonly #queues: Pick<QueueRepository, 'add'>;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #end = new AbortController();
  #waiting: QueueEvent[] = [];
  #writing: Promise<void> | null = null;

  constructor(queues: Pick<QueueRepository, 'add'>, clock: Clock, logger: Logger) {
    this.#queues = queues;
    this.#clock = clock;
    this.#logger = logger;
  }

  add(event: QueueEvent): void {
    this.#waiting.push(event);
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
  }

  /** Resolves when all was written that was added so far. */
  async written(): Promise<void> {
    await this.#writing;
  }

  /** Resolves when all was written that can be. */
  async close(): Promise<void> {
    this.#end.abort(new Error('closed'));
    await this.#writing;
  }

  async #write(): Promise<void> {
    let isFailing = false;
    await this.#clock.sleep(togetherMs, this.#end.signal).catch(() => undefined);
    while (this.#waiting.length > 0) {
      const some = this.#waiting;
      this.#waiting = [];
      try {
        await this.#queues.add(some);
        isFailing = false;
      } catch (fault) {
        this.#waiting = [...some, ...this.#waiting];
        if (!isFailing)
          this.#logger.warn('events of queues could not be written; it is tried again', { reason: reasonOf(fault) });
        isFailing = true;
        if (this.#end.signal.aborted) return;
        await this.#clock.sleep(tryAgainAfterMs, this.#end.signal).catch(() => undefined);
      }
    }
  }
}

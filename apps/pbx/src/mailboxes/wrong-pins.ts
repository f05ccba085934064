import type { Logger } from '@flexpbx/runtime';

/** Counts wrong PINs in a row for each mailbox, and tells the operator. */
export class WrongPins {
  readonly #inARow = new Map<string, number>();
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Returns how many there were in a row, this one included. */
  count(mailbox: string, callerNumber: string): number {
    const inARow = (this.#inARow.get(mailbox) ?? 0) + 1;
    this.#inARow.set(mailbox, inARow);
    this.#logger.warn('a wrong PIN was given for a mailbox', { mailbox, callerNumber, inARow });
    return inARow;
  }

  /** The right one was given. */
  forget(mailbox: string): void {
    this.#inARow.delete(mailbox);
  }
}

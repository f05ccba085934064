import { PATIENCE_MS, within } from './time-limit.ts';

/** Calls that came in at a phone, for a test to take one after the other. */
export class Arrivals<Call> {
  readonly #number: string;
  readonly #waiting: Call[] = [];
  readonly #takers: ((call: Call) => void)[] = [];

  constructor(number: string) {
    this.#number = number;
  }

  add(call: Call): void {
    const taker = this.#takers.shift();
    if (taker) taker(call);
    else this.#waiting.push(call);
  }

  /** The next call, at once when one is waiting; rejects when none comes in time. */
  async next(): Promise<Call> {
    const waiting = this.#waiting.shift();
    if (waiting) return waiting;
    const { promise, resolve } = Promise.withResolvers<Call>();
    this.#takers.push(resolve);
    try {
      return await within(PATIENCE_MS, `${this.#number} is called`, promise);
    } finally {
      const at = this.#takers.indexOf(resolve);
      if (at >= 0) this.#takers.splice(at, 1);
    }
  }
}

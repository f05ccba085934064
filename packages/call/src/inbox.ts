import type { Sleep } from './live-call.ts';
import { unlessAborted } from './unless-aborted.ts';

/** What happens to the legs of a call, one thing after the other, for a flow that has to decide about each. */
export interface Inbox<Event> {
  put(event: Event): void;
  /** The next event, or null when none came for `ms`; null waits for ever. Throws when the call ends. One may wait at a time. */
  next(ms: number | null): Promise<Event | null>;
}

/** The inbox of one call. */
export class OpenInbox<Event> implements Inbox<Event> {
  readonly #signal: AbortSignal;
  readonly #sleep: Sleep;
  readonly #events: Event[] = [];
  #onEvent: (() => void) | null = null;

  constructor(signal: AbortSignal, sleep: Sleep) {
    this.#signal = signal;
    this.#sleep = sleep;
  }

  put(event: Event): void {
    this.#events.push(event);
    this.#onEvent?.();
  }

  async next(ms: number | null): Promise<Event | null> {
    this.#signal.throwIfAborted();
    if (this.#events.length === 0 && ms !== 0) await this.#eventWithin(ms);
    return this.#events.shift() ?? null;
  }

  async #eventWithin(ms: number | null): Promise<void> {
    const { promise: event, resolve } = Promise.withResolvers<void>();
    this.#onEvent = resolve;
    if (ms === null) return unlessAborted(event, this.#signal);
    const waiting = new AbortController();
    const signal = AbortSignal.any([this.#signal, waiting.signal]);
    try {
      await Promise.race([unlessAborted(event, signal), this.#sleep(ms, signal)]);
    } finally {
      waiting.abort();
    }
  }
}

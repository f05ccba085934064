import { isGone } from '@flexpbx/asterisk/port';

/** What is open on behalf of one call, closed in reverse order when the call is over. */
export interface CallScope {
  /**
   * Registers how to close something, before the request that opens it. `name` is for the log: what it is, no number
   * and no name of a person. Call `release` once it closed by itself.
   */
  add(name: string, close: () => Promise<void>): { release(): void };
}

/** How long one thing may take to close. */
const closeLimitMs = 2_000;

interface Entry {
  readonly name: string;
  readonly close: () => Promise<void>;
}

/** The scope of one call, for whoever runs it. */
export class OpenScope implements CallScope {
  readonly #entries = new Set<Entry>();
  readonly #sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly #onLeftOver: (name: string, fault: unknown) => void;

  constructor(
    sleep: (ms: number, signal: AbortSignal) => Promise<void>,
    onLeftOver: (name: string, fault: unknown) => void,
  ) {
    this.#sleep = sleep;
    this.#onLeftOver = onLeftOver;
  }

  add(name: string, close: () => Promise<void>): { release(): void } {
    const entry = { name, close };
    this.#entries.add(entry);
    return { release: () => void this.#entries.delete(entry) };
  }

  /** Closes everything, the youngest first. What is already gone counts as closed; what can't be closed is reported. */
  async close(): Promise<void> {
    for (const entry of [...this.#entries].reverse()) {
      if (!this.#entries.delete(entry)) continue; // It closed by itself while another was closed.
      try {
        await this.#withinLimit(entry.close());
      } catch (fault) {
        if (!isGone(fault)) this.#onLeftOver(entry.name, fault);
      }
    }
  }

  async #withinLimit(closing: Promise<void>): Promise<void> {
    const closed = new AbortController();
    const limit = this.#sleep(closeLimitMs, closed.signal).then(() => {
      throw new Error(`did not close within ${closeLimitMs} ms`);
    });
    try {
      await Promise.race([closing, limit]);
    } finally {
      closed.abort();
    }
  }
}

interface Timer {
  /** When it fires, in ms since the beginning. */
  readonly at: number;
  readonly fire: () => void;
}

/** A clock on which time passes only when a test says so. */
export class ScriptClock {
  readonly #timers: Timer[] = [];
  readonly #onTimer: () => void;
  #now = 0;

  /** `onTimer` is told that somebody waits. */
  constructor(onTimer: () => void) {
    this.#onTimer = onTimer;
  }

  /** Milliseconds since the beginning. */
  get now(): number {
    return this.#now;
  }

  /** The shortest time anybody waits; null when nobody does. */
  get waiting(): number | null {
    return this.#next ? this.#next.at - this.#now : null;
  }

  readonly sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const timer = { at: this.#now + ms, fire: resolve };
      this.#timers.push(timer);
      signal.addEventListener('abort', () => {
        this.#remove(timer);
        reject(signal.reason);
      });
      this.#onTimer();
    });

  /** Lets the time pass that is {@link waiting}. */
  pass(): void {
    const timer = this.#next;
    if (!timer) return;
    this.#remove(timer);
    this.#now = timer.at;
    timer.fire();
  }

  get #next(): Timer | undefined {
    return [...this.#timers].sort((a, b) => a.at - b.at)[0];
  }

  #remove(timer: Timer): void {
    const at = this.#timers.indexOf(timer);
    if (at >= 0) this.#timers.splice(at, 1);
  }
}

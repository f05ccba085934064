import type { Clock } from '@flexpbx/runtime';

/** Time that passes only when a test says so. */
export class ManualClock implements Clock {
  #now = Date.parse('2026-03-02T09:00:00Z');
  readonly #waiting = new Set<{ readonly until: number; readonly wake: () => void }>();

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const entry = { until: this.#now + ms, wake: resolve };
      this.#waiting.add(entry);
      signal.addEventListener('abort', () => {
        this.#waiting.delete(entry);
        reject(signal.reason);
      });
    });
  }

  /** Lets time pass; whoever waited no longer than that goes on. */
  pass(ms: number): void {
    this.#now += ms;
    for (const entry of [...this.#waiting]) {
      if (entry.until > this.#now || !this.#waiting.delete(entry)) continue;
      entry.wake();
    }
  }
}

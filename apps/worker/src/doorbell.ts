/** Wakes a loop that waits; remembers that it was rung while nobody waited. */
export class Doorbell {
  #isRung = false;
  #wake: (() => void) | null = null;

  ring(): void {
    this.#isRung = true;
    this.#wake?.();
  }

  /** Resolves when rung, after `limitMs`, or when `signal` aborts. */
  async rung(limitMs: number, signal: AbortSignal): Promise<void> {
    if (!this.#isRung && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, limitMs);
        function done() {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          resolve();
        }
        this.#wake = done;
        signal.addEventListener('abort', done);
      });
    }
    this.#wake = null;
    this.#isRung = false;
  }
}

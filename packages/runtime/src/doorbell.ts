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
    if (!this.#isRung) {
      await within(limitMs, signal, (wake) => {
        this.#wake = wake;
      });
    }
    this.#wake = null;
    this.#isRung = false;
  }

  /** Resolves after `ms`, or when `signal` aborts. All who ring meanwhile are heard as one, by the next {@link rung}. */
  gather(ms: number, signal: AbortSignal): Promise<void> {
    return within(ms, signal, () => {});
  }
}

/** Resolves after `limitMs`, when `signal` aborts, or when what `begin` is handed is called. */
async function within(limitMs: number, signal: AbortSignal, begin: (done: () => void) => void): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, limitMs);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
    begin(done);
  });
}

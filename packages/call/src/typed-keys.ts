import { isKey, type Key } from './keys.ts';
import { unlessAborted } from './unless-aborted.ts';

/** The keys a caller typed and nobody asked for yet (type-ahead), and whoever waits for the next. */
export class TypedKeys {
  #typed: Key[] = [];
  #onTyped: (() => void) | null = null;

  /** A key was pressed. */
  type(digit: string): void {
    if (!isKey(digit)) return;
    this.#typed.push(digit);
    this.#onTyped?.();
  }

  forget(): void {
    this.#typed = [];
  }

  /** Takes the first key that answers, and passes over those before it. Null: none does. */
  take(answers: (key: Key) => boolean): Key | null {
    const found = this.#typed.findIndex(answers);
    const taken = this.#typed[found] ?? null;
    this.#typed = found < 0 ? [] : this.#typed.slice(found + 1);
    return taken;
  }

  /** Resolves as soon as a key is there that answers; it can be taken then. Only one may wait at a time. */
  async arrival(answers: (key: Key) => boolean, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      if (this.#typed.some(answers)) return;
      const typed = new Promise<void>((resolve) => {
        this.#onTyped = resolve;
      });
      await unlessAborted(typed, signal);
    }
  }
}

import { PATIENCE_MS, within } from './time-limit.ts';

/** Lets many wait for a state to become what they want. Whoever owns the state calls `happened` whenever it changed. */
export class Changes {
  readonly #watchers = new Set<() => void>();

  happened(): void {
    for (const watcher of this.#watchers) watcher();
  }

  /** Resolves with what `find` finds, at once if it does; rejects when it takes too long, saying `what` and how it `was`. */
  async until<T>(what: string, find: () => T | undefined, was: () => string): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<T>();
    const look = (): void => {
      const found = find();
      if (found !== undefined) resolve(found);
    };
    this.#watchers.add(look);
    look();
    try {
      return await within(PATIENCE_MS, what, promise, was);
    } finally {
      this.#watchers.delete(look);
    }
  }
}

/** One thing said. `key` tells two sayings of the same words apart. */
export interface Saying {
  readonly key: number;
  readonly words: string;
}

/** Milliseconds within which the same words are not said again (the same fact may reach a page by two ways). */
const sameThingMs = 1_500;
/** Sayings kept in the region; a screen reader reads what is added and ignores what is taken away. */
const kept = 3;

/** What screen readers are told about changes nobody asked for: politely, each thing once. */
export class Announcer {
  #sayings: readonly Saying[] = [];
  #count = 0;
  #saidAt = new Map<string, number>();
  #listeners = new Set<() => void>();

  /** Says `words` once; again only when some time has passed since. */
  say(words: string, now: number): void {
    const last = this.#saidAt.get(words);
    if (last !== undefined && now - last < sameThingMs) return;
    this.#saidAt = new Map([...this.#saidAt].filter(([, at]) => now - at < sameThingMs)).set(words, now);
    this.#sayings = [...this.#sayings, { key: this.#count++, words }].slice(-kept);
    for (const heard of this.#listeners) heard();
  }

  /** What is in the region now. The same array until something is said. */
  readonly sayings = (): readonly Saying[] => this.#sayings;

  readonly subscribe = (heard: () => void): (() => void) => {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  };
}

/** The page's one announcer; {@link LivePolite} is its voice. */
export const announcer = new Announcer();

/** Tells screen readers of a change, politely and once. */
export function announce(words: string): void {
  announcer.say(words, Date.now());
}

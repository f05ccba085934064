import type { Topic } from '@flexpbx/domain';

// Long enough to make one ring of the rows of one transaction, a tenth of what anyone may wait.
const gatherMs = 5;

interface Listener {
  readonly topics: ReadonlySet<Topic>;
  readonly heard: (topic: Topic) => void;
  readonly waiting: Map<Topic, NodeJS.Timeout>;
}

/** Who listens in this process. Rings of one topic in quick succession reach each listener as one. */
export class Listeners {
  readonly #all = new Set<Listener>();

  /** Returns how to stop; nothing is heard after that. */
  add(topics: readonly Topic[], heard: (topic: Topic) => void): () => void {
    const listener: Listener = { topics: new Set(topics), heard, waiting: new Map() };
    this.#all.add(listener);
    return () => this.#remove(listener);
  }

  /** Passes a ring on. It is passed on after the last one it stands for: whoever hears it reads all their rows. */
  ring(topic: Topic): void {
    for (const listener of this.#all) {
      if (!listener.topics.has(topic) || listener.waiting.has(topic)) continue;
      const timer = setTimeout(() => {
        listener.waiting.delete(topic);
        listener.heard(topic);
      }, gatherMs);
      listener.waiting.set(topic, timer);
    }
  }

  clear(): void {
    for (const listener of this.#all) this.#remove(listener);
  }

  #remove(listener: Listener): void {
    this.#all.delete(listener);
    for (const timer of listener.waiting.values()) clearTimeout(timer);
    listener.waiting.clear();
  }
}

import type { Topic } from '@flexpbx/domain';
import type { Response } from 'express';

/** Least time between two messages to one client: ten a second. */
const pauseMs = 100;

/** One client's stream of changed topics. Topics that change faster than it is told wait together for the next message. */
export class EventStream {
  readonly #response: Response;
  readonly #topics: ReadonlySet<Topic>;
  readonly #waiting = new Set<Topic>();
  #pause: NodeJS.Timeout | null = null;
  #blocked = false;

  constructor(response: Response, topics: ReadonlySet<Topic>) {
    this.#response = response;
    this.#topics = topics;
    response.on('drain', () => {
      this.#blocked = false;
      this.#send();
    });
    response.on('close', () => this.#stopPause());
  }

  /** Tells of a topic, now or with the next message. */
  tell(topic: Topic): void {
    if (!this.#topics.has(topic)) return;
    this.#waiting.add(topic);
    this.#send();
  }

  /** A comment line, so that neither a proxy nor the browser takes the stream for dead. */
  beat(): void {
    if (!this.#blocked) this.#write(': alive\n\n');
  }

  /** Ends the stream. */
  end(): void {
    this.#stopPause();
    this.#response.end();
  }

  #send(): void {
    if (this.#pause || this.#blocked || this.#waiting.size === 0) return;
    this.#write(`data: ${JSON.stringify({ topics: [...this.#waiting] })}\n\n`);
    this.#waiting.clear();
    this.#pause = setTimeout(() => {
      this.#pause = null;
      this.#send();
    }, pauseMs);
  }

  #write(text: string): void {
    if (this.#response.writable) this.#blocked = !this.#response.write(text);
  }

  #stopPause(): void {
    if (this.#pause) clearTimeout(this.#pause);
    this.#pause = null;
  }
}

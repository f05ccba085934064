import type { Database } from '@flexpbx/db';
import { topics } from '@flexpbx/domain';
import type { Clock } from '@flexpbx/runtime';
import type { Response } from 'express';
import type { Visitor } from '../../http/handler.ts';
import { TooManyAttempts } from '../../http/problem.ts';
import { EventStream } from './event-stream.ts';
import { streamsPerAccount, topicsFor } from './policy.ts';

/** Time between two signs of life on each stream; also how soon one ends after its session did elsewhere. */
const beatMs = 15_000;

interface OpenStream {
  readonly stream: EventStream;
  readonly visitor: Visitor;
}

/** All streams of changes that are open, fed by one ear at the database's bell. */
export class EventStreams {
  readonly #open = new Set<OpenStream>();
  readonly #sessions: Database['sessions'];
  readonly #clock: Clock;
  readonly #stopListening: () => void;
  readonly #beats: NodeJS.Timeout;

  constructor({ bell, sessions }: Pick<Database, 'bell' | 'sessions'>, clock: Clock) {
    this.#sessions = sessions;
    this.#clock = clock;
    this.#stopListening = bell.listen(topics, (topic) => {
      for (const { stream } of this.#open) stream.tell(topic);
    });
    this.#beats = setInterval(() => {
      for (const open of this.#open) void this.#beat(open);
    }, beatMs);
  }

  /** Throws {@link TooManyAttempts} when the account has too many streams open already. */
  assertRoomFor(visitor: Visitor): void {
    const ofAccount = [...this.#open].filter((open) => open.visitor.account.id === visitor.account.id).length;
    if (ofAccount >= streamsPerAccount) {
      throw new TooManyAttempts('These pages are open too many times. Close some of them.', beatMs / 1000);
    }
  }

  /** Opens a stream on an answer; resolves when it has ended. */
  async serve(visitor: Visitor, response: Response): Promise<void> {
    if (response.destroyed || response.req.method === 'HEAD') return void response.end();
    const open = { stream: new EventStream(response, topicsFor(visitor.account.role)), visitor };
    this.#open.add(open);
    // The browser comes back 2 s after a break; what it missed it reads again when the stream opens.
    response.write('retry: 2000\n\n');
    await new Promise<void>((resolve) => response.on('close', resolve));
    this.#open.delete(open);
  }

  /** Ends the streams of a session. */
  end(tokenHash: string): void {
    for (const open of this.#open) if (open.visitor.tokenHash === tokenHash) open.stream.end();
  }

  /** Ends all streams and listens no more. */
  close(): void {
    this.#stopListening();
    clearInterval(this.#beats);
    for (const { stream } of this.#open) stream.end();
  }

  async #beat({ stream, visitor }: OpenStream): Promise<void> {
    // Looking moves the session's end on: an open page counts as use, so a wall display stays signed in. While the
    // database can't be asked, nobody is sent away.
    const lives = await this.#sessions.find(visitor.tokenHash, new Date(this.#clock.now())).catch(() => 'unknown');
    if (lives) stream.beat();
    else stream.end();
  }
}

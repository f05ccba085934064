import {
  type AsteriskEvent,
  type AsteriskPort,
  isGone,
  isRefusal,
  isUnreachable,
  type Unsubscribe,
} from '@flexpbx/asterisk/port';
import { CallEnded, type CallEndReason } from './call-ended.ts';
import type { OpenScope } from './call-scope.ts';

/** Something of a call that goes on in Asterisk: a playback, a recording. */
export interface Ongoing<Outcome> {
  /** Resolves with how it ended; never, when the connection is lost before. */
  readonly ended: Promise<Outcome>;
  stop(): Promise<void>;
}

/** How to begin something in Asterisk; see {@link Line.begin}. */
export interface Beginning<Outcome> {
  /** For the log. */
  readonly name: string;
  /** The id we chose. */
  readonly id: string;
  /** What an event about that id says of the outcome; null while it goes on. */
  readonly outcomeIn: (event: AsteriskEvent) => Outcome | null;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * The one way from a call to Asterisk. It holds the call's end: once that has come, nothing more is sent, and whatever
 * waited is told.
 */
export class Line {
  readonly #asterisk: AsteriskPort;
  readonly #channelId: string;
  readonly #scope: OpenScope;
  readonly #end = new AbortController();
  readonly #subscriptions = new Set<Unsubscribe>();

  constructor(asterisk: AsteriskPort, channelId: string, scope: OpenScope) {
    this.#asterisk = asterisk;
    this.#channelId = channelId;
    this.#scope = scope;
    this.listenTo(channelId, (event) => {
      if (event.type === 'hangup-requested' || event.type === 'channel-gone') this.end('hangup');
      if (event.type === 'channel-left') this.end('left');
    });
    const unsubscribe = asterisk.onConnection((change) => {
      if (change !== 'restored') this.end('connection-lost');
    });
    this.#subscriptions.add(unsubscribe);
  }

  /** Aborts with a {@link CallEnded}. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** Why the call ended; null while it goes on. */
  get endReason(): CallEndReason | null {
    const reason: unknown = this.signal.reason;
    return reason instanceof CallEnded ? reason.reason : null;
  }

  /** Only the first reason counts. */
  end(reason: CallEndReason): void {
    this.#end.abort(new CallEnded(reason));
  }

  /** Hears events until the call is closed. */
  listenTo(subject: string, listener: (event: AsteriskEvent) => void): Unsubscribe {
    const unsubscribe = this.#asterisk.listenTo(subject, listener);
    this.#subscriptions.add(unsubscribe);
    return () => {
      this.#subscriptions.delete(unsubscribe);
      unsubscribe();
    };
  }

  /** Sends a request about the call, unless the call has ended. */
  async send<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    this.signal.throwIfAborted();
    try {
      return await request();
    } catch (fault) {
      if (isUnreachable(fault)) this.end('connection-lost');
      else await this.lookForTheEnd();
      this.signal.throwIfAborted();
      throw fault;
    }
  }

  /** Begins something under an id of ours: registers its end, listens, and only then sends, so no event is missed. */
  async begin<Outcome>({ name, id, outcomeIn, start, stop }: Beginning<Outcome>): Promise<Ongoing<Outcome>> {
    this.signal.throwIfAborted();
    const entry = this.#scope.add(name, stop);
    let unsubscribe: Unsubscribe = () => {};
    const forget = () => {
      entry.release();
      unsubscribe();
    };
    const ended = new Promise<Outcome>((resolve) => {
      unsubscribe = this.listenTo(id, (event) => {
        const outcome = outcomeIn(event);
        if (outcome === null) return;
        forget();
        resolve(outcome);
      });
    });
    await this.send(async () => {
      try {
        await start();
      } catch (fault) {
        // A refused request opened nothing; one that got no answer may have, so its end stays registered.
        if (isRefusal(fault)) forget();
        throw fault;
      }
    });
    return { ended, stop: () => this.send(() => unlessGone(stop())) };
  }

  /** Hears no more. */
  close(): void {
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.#subscriptions.clear();
  }

  /**
   * Asterisk tells of a call's end by another thread than it answers and finishes things by, so that a request may be
   * refused, or a recording finish, because of an end that has not been told yet. One question later it has.
   */
  async lookForTheEnd(): Promise<void> {
    try {
      await this.#asterisk.channels.get(this.#channelId);
    } catch (fault) {
      if (isGone(fault)) this.end('hangup');
    }
  }
}

async function unlessGone(stopping: Promise<void>): Promise<void> {
  try {
    await stopping;
  } catch (fault) {
    if (!isGone(fault)) throw fault;
  }
}

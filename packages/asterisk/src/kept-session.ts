import { AppError, type Logger, reasonOf, systemClock } from '@flexpbx/runtime';

/** One connection to Asterisk, from sign-in to its end. */
export interface Session {
  /** Resolves with the reason when the connection is over, whoever ended it. Never rejects. */
  readonly closed: Promise<string>;
  /** Events are delivered from now on; those that came before are delivered first. */
  begin(): void;
  close(): void;
}

/** What happened to the connection. */
export type SessionChange = 'lost' | 'restored';

const firstWaitMs = 100;
const longestWaitMs = 3_000;

/** How long to wait before the next try: 0.1 s, doubled each time, at most 3 s. */
export function reconnectWaitMs(failedTries: number): number {
  return Math.min(firstWaitMs * 2 ** failedTries, longestWaitMs);
}

/**
 * Keeps a session open for ever: opens it, and when it is lost opens the next, with growing waits in between. A login
 * that is refused is told at once when it is the first; later on it is only logged, because the configuration may be
 * about to change.
 */
export class KeptSession<Kind extends Session> {
  readonly #open: () => Promise<Kind>;
  readonly #logger: Logger;
  readonly #onChange: (change: SessionChange) => void;
  readonly #stopping = new AbortController();
  #current: Kind | null = null;
  #kept: Promise<void> = Promise.resolve();

  constructor(open: () => Promise<Kind>, logger: Logger, onChange: (change: SessionChange) => void) {
    this.#open = open;
    this.#logger = logger;
    this.#onChange = onChange;
  }

  /** Null while there is none. */
  get current(): Kind | null {
    return this.#current;
  }

  /** Resolves when the first session is open. Rejects when the login is refused or `signal` aborts. */
  async start(signal: AbortSignal): Promise<void> {
    const first = await this.#openSoon(AbortSignal.any([signal, this.#stopping.signal]), true);
    this.#current = first;
    first.begin();
    this.#kept = this.#keep(first);
  }

  /** Ends the session and opens no other. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('the connection is closed'));
    this.#current?.close();
    await this.#kept;
  }

  async #keep(first: Kind): Promise<void> {
    for (let session = first; ; ) {
      const reason = await session.closed;
      this.#current = null;
      if (this.#stopping.signal.aborted) return;
      this.#logger.warn('the connection to Asterisk was lost', { reason });
      this.#onChange('lost');
      try {
        session = await this.#openSoon(this.#stopping.signal, false);
      } catch {
        return; // Only stop() ends the tries.
      }
      this.#current = session;
      this.#logger.info('the connection to Asterisk is there again');
      this.#onChange('restored');
      session.begin();
    }
  }

  /** Gives up at once when aborted, and closes what is opened nevertheless. */
  #openUnlessAborted(signal: AbortSignal): Promise<Kind> {
    return new Promise((resolve, reject) => {
      const onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      this.#open()
        .then((session) => {
          if (signal.aborted) session.close();
          else resolve(session);
        }, reject)
        .finally(() => signal.removeEventListener('abort', onAbort));
    });
  }

  async #openSoon(signal: AbortSignal, refusalEnds: boolean): Promise<Kind> {
    for (let failedTries = 0; ; failedTries++) {
      signal.throwIfAborted();
      try {
        return await this.#openUnlessAborted(signal);
      } catch (fault) {
        signal.throwIfAborted();
        const refused = fault instanceof AppError && fault.id === 'asterisk-refused';
        if (refused && refusalEnds) throw fault;
        if (refused) this.#logger.error('Asterisk refused the login', { reason: reasonOf(fault) });
        else if (failedTries === 0) this.#logger.debug('Asterisk is not reached', { reason: reasonOf(fault) });
      }
      await systemClock.sleep(reconnectWaitMs(failedTries), signal);
    }
  }
}

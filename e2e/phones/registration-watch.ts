import { headerOf, type SipMessage, userOf } from './sip-message.ts';
import type { SipTrace } from './sip-trace.ts';

/** The server refused a registration. */
export class RegistrationRefused extends Error {
  /** The SIP status: 401 and 403 for a wrong secret, 404 for an unknown number. */
  readonly status: number;

  constructor(status: number, reason: string) {
    super(`registration refused: ${status} ${reason}`);
    this.status = status;
  }
}

/** Whether a REGISTER brings the phone's address or takes it back (`Expires: 0`). */
export type RegistrationKind = 'register' | 'unregister';

interface Attempt {
  readonly kind: RegistrationKind;
  readonly hadCredentials: boolean;
}

interface Waiter {
  readonly kind: RegistrationKind;
  readonly resolve: () => void;
  readonly reject: (error: RegistrationRefused) => void;
}

/** Sees on the wire how the registrations of one phone end, which Asterisk itself only logs. */
export class RegistrationWatch {
  readonly #phoneId: string;
  /** Requests without a final answer, by Call-ID and CSeq. */
  readonly #open = new Map<string, Attempt>();
  readonly #waiting = new Set<Waiter>();

  constructor(trace: SipTrace, phoneId: string) {
    this.#phoneId = phoneId;
    trace.listen(({ message }) => this.#see(message));
  }

  /** How the next attempt of this kind ends. */
  next(kind: RegistrationKind): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.add({ kind, resolve, reject });
    promise.catch(() => {}); // Whoever gave up waiting needs no second word about it.
    return promise;
  }

  #see(message: SipMessage): void {
    const transaction = `${headerOf(message, 'call-id')} ${headerOf(message, 'cseq')}`;
    if (message.request?.method === 'REGISTER' && userOf(headerOf(message, 'contact')) === this.#phoneId) {
      const kind = headerOf(message, 'expires') === '0' ? 'unregister' : 'register';
      this.#open.set(transaction, { kind, hadCredentials: headerOf(message, 'authorization') !== '' });
      return;
    }
    const attempt = this.#open.get(transaction);
    if (!message.status || message.status.code < 200 || !attempt) return;
    this.#open.delete(transaction);
    if (!isChallenge(message, attempt.hadCredentials)) this.#settle(attempt.kind, message.status);
  }

  #settle(kind: RegistrationKind, { code, reason }: { code: number; reason: string }): void {
    for (const waiter of this.#waiting) {
      if (waiter.kind !== kind) continue;
      this.#waiting.delete(waiter);
      if (code < 300) waiter.resolve();
      else waiter.reject(new RegistrationRefused(code, reason));
    }
  }
}

/** Asked for credentials, the phone sends them; asked again although it had sent them, they were wrong. */
function isChallenge(message: SipMessage, hadCredentials: boolean): boolean {
  if (message.status?.code !== 401) return false;
  return !hadCredentials || /stale=true/i.test(headerOf(message, 'www-authenticate'));
}

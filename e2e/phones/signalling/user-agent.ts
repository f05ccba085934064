import { randomUUID } from 'node:crypto';
import { headerOf, type SipMessage } from '../sip-message.ts';
import { answerChallenge } from './digest.ts';
import { type Headers, SipTransactions } from './transactions.ts';
import type { Wire } from './wires.ts';

/** Who speaks. */
export interface UserAgentAccount {
  readonly number: string;
  readonly secret: string;
  /** The domain of the number's address, as the server knows it. */
  readonly domain: string;
}

/** From, To and Call-ID of a request: what a dialog is known by. */
export interface Identity {
  /** Header values. */
  readonly from: string;
  readonly to: string;
  readonly callId: string;
}

/** A phone's signalling, for what Asterisk can't be asked to do as a phone. */
export class UserAgent {
  readonly transactions: SipTransactions;
  readonly #account: UserAgentAccount;
  #sequence = 0;

  constructor(account: UserAgentAccount, wire: Wire) {
    this.#account = account;
    this.transactions = new SipTransactions(wire);
  }

  /** The CSeq number of the last request. */
  get lastSequence(): number {
    return this.#sequence;
  }

  get contact(): string {
    return this.transactions.contactOf(this.#account.number);
  }

  /** The address of a user at the server. */
  uriOf(user: string): string {
    return `sip:${user}@${this.#account.domain}`;
  }

  /** This phone's own address, with a new tag if it speaks first. */
  self(tag: 'tagged' | 'bare'): string {
    const address = `<${this.uriOf(this.#account.number)}>`;
    return tag === 'tagged' ? `${address};tag=${randomUUID()}` : address;
  }

  /** Sends a request, and again with credentials when asked for them; resolves with the final answer. */
  async ask(
    method: string,
    uri: string,
    { from, to, callId }: Identity,
    headers: Headers,
    body: string,
  ): Promise<SipMessage> {
    const send = (extra: Headers): Promise<SipMessage> => {
      const common = [
        ['From', from],
        ['To', to],
        ['Call-ID', callId],
        ['CSeq', `${++this.#sequence} ${method}`],
        ['Contact', this.contact],
      ] as const;
      const request = { method, uri, headers: [...common, ...headers, ...extra], body };
      return this.transactions.request(request, () => undefined);
    };
    const first = await send([]);
    if (statusOf(first).code !== 401) return first;
    const credentials = { username: this.#account.number, password: this.#account.secret };
    const challenge = headerOf(first, 'www-authenticate');
    return send([['Authorization', answerChallenge(challenge, credentials, method, uri)]]);
  }

  close(): void {
    this.transactions.close();
  }
}

/** The status of a response. */
export function statusOf(response: SipMessage): { code: number; reason: string } {
  return response.status ?? { code: 0, reason: '' };
}

/** The URI in a Contact header. */
export function contactOf(message: SipMessage): string {
  return /<([^>]+)>/.exec(headerOf(message, 'contact'))?.[1] ?? '';
}

import { randomUUID } from 'node:crypto';
import { headerOf, type SipMessage } from '../sip-message.ts';
import { within } from '../time-limit.ts';
import { contactOf, type Identity, statusOf, type UserAgent } from './user-agent.ts';

/** A subscription that is gone, or that the server did not answer for, is asked for anew after this pause. */
const RETRY_MS = 1_000;
/** A server that is just starting may take a connection and lose what comes by it. */
const RENEWAL_MS = 5_000;
/** It is renewed when this part of its time is over. */
const RENEWED_AT = 0.8;

/** The server does not offer what was subscribed to. */
export class SubscriptionRefused extends Error {
  /** The SIP status: 404 for what it does not know, 489 for a kind of event it does not tell of. */
  readonly status: number;

  constructor(status: number, reason: string) {
    super(`the subscription was refused: ${status} ${reason}`);
    this.status = status;
  }
}

/** What is subscribed to. */
export interface SubscriptionTopic {
  /** The extension, or whatever else has an address at the server. */
  readonly number: string;
  /** The event package (RFC 6665): `dialog`, `presence`. */
  readonly event: string;
  /** The form in which states are wanted. */
  readonly accept: string;
  /** For how long at a time; it is renewed before. */
  readonly seconds: number;
}

/**
 * One subscription (RFC 6665), kept up as a phone does it: renewed in time, and asked for anew when the server forgot it, ended
 * it, or was away.
 */
export class Subscription {
  readonly #agent: UserAgent;
  readonly #topic: SubscriptionTopic;
  readonly #onNotify: (notify: SipMessage) => void;
  #identity: Identity;
  #target: string;
  #lastNotify = -1;
  #timer: NodeJS.Timeout | undefined;
  #isWanted = true;

  constructor(agent: UserAgent, topic: SubscriptionTopic, onNotify: (notify: SipMessage) => void) {
    this.#agent = agent;
    this.#topic = topic;
    this.#onNotify = onNotify;
    this.#target = agent.uriOf(topic.number);
    this.#identity = this.#newDialog();
  }

  /** Resolves when subscribed; throws SubscriptionRefused. */
  async begin(): Promise<void> {
    const { code, reason } = await this.#ask(this.#topic.seconds);
    if (code >= 300) throw new SubscriptionRefused(code, reason);
  }

  /** Takes the subscription back. */
  async end(): Promise<void> {
    this.drop();
    await this.#ask(0);
  }

  /** Lets the server find out that nobody is there any more. */
  drop(): void {
    this.#isWanted = false;
    clearTimeout(this.#timer);
  }

  /** The connection it was made over is gone, and the subscription with it. */
  lost(): void {
    this.#anewIn(RETRY_MS);
  }

  /** Takes a NOTIFY if it is one of this subscription. */
  takes(notify: SipMessage): boolean {
    if (headerOf(notify, 'call-id') !== this.#identity.callId) return false;
    const sequence = Number.parseInt(headerOf(notify, 'cseq'), 10);
    if (sequence <= this.#lastNotify) return true; // Repeated, as our answer was late.
    this.#lastNotify = sequence;
    // It may come before the answer to the SUBSCRIBE it belongs to.
    this.#remember(headerOf(notify, 'from'), notify);
    this.#onNotify(notify);
    if (headerOf(notify, 'subscription-state').startsWith('terminated')) this.#anewIn(RETRY_MS);
    return true;
  }

  async #ask(seconds: number): Promise<{ code: number; reason: string }> {
    const headers = [
      ['Event', this.#topic.event],
      ['Accept', this.#topic.accept],
      ['Expires', String(seconds)],
    ] as const;
    const { callId } = this.#identity;
    const response = await this.#agent.ask('SUBSCRIBE', this.#target, this.#identity, headers, '');
    const status = statusOf(response);
    const isCurrent = this.#isWanted && callId === this.#identity.callId;
    if (status.code < 300 && isCurrent) {
      this.#remember(headerOf(response, 'to'), response);
      const granted = Number(headerOf(response, 'expires')) || seconds;
      this.#later(granted * 1_000 * RENEWED_AT, () => this.#renew());
    }
    return status;
  }

  async #renew(): Promise<void> {
    const asked = within(RENEWAL_MS, 'an answer to a renewal', this.#ask(this.#topic.seconds));
    const { code } = await asked.catch(() => ({ code: 408 }));
    if (code >= 300) this.#anewIn(RETRY_MS);
  }

  #anewIn(ms: number): void {
    this.#identity = this.#newDialog();
    this.#target = this.#agent.uriOf(this.#topic.number);
    this.#lastNotify = -1;
    this.#later(ms, () => this.#renew());
  }

  #later(ms: number, what: () => Promise<void>): void {
    clearTimeout(this.#timer);
    if (this.#isWanted) this.#timer = setTimeout(() => void what(), ms);
  }

  #newDialog(): Identity {
    const to = `<${this.#agent.uriOf(this.#topic.number)}>`;
    return { from: this.#agent.self('tagged'), to, callId: randomUUID() };
  }

  #remember(remote: string, message: SipMessage): void {
    this.#identity = { ...this.#identity, to: remote };
    this.#target = contactOf(message) || this.#target;
  }
}

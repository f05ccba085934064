import { randomBytes } from 'node:crypto';
import { formatSip, headerOf, parseSipMessage, type SipMessage } from '../sip-message.ts';
import { PATIENCE_MS, within } from '../time-limit.ts';
import type { Wire } from './wires.ts';

/** RFC 3261 §17.1.2.1: T1, doubled each time up to T2. */
const FIRST_REPEAT_MS = 500;
const LONGEST_REPEAT_MS = 4_000;

/** The lines of a message's head. */
export type Headers = readonly (readonly [name: string, value: string])[];

/** A request to send; Via and Max-Forwards are added. */
export interface SipRequest {
  readonly method: string;
  readonly uri: string;
  readonly headers: Headers;
  readonly body: string;
}

/** SIP's transactions as a phone needs them (RFC 3261 §17), over one wire. */
export class SipTransactions {
  readonly #wire: Wire;
  readonly #waiting = new Map<string, (response: SipMessage) => void>();
  #onRequest: (request: SipMessage) => void = () => undefined;

  constructor(wire: Wire) {
    this.#wire = wire;
    wire.onMessage((text) => {
      const message = parseSipMessage(text);
      if (message?.request) this.#onRequest(message);
      else if (message) this.#waiting.get(branchOf(message))?.(message);
    });
  }

  /** A Contact of this user here. */
  contactOf(user: string): string {
    return `<sip:${user}@${this.#wire.host}${this.#wire.contactParameters}>`;
  }

  /** Takes the requests that come in. */
  onRequest(listener: (request: SipMessage) => void): void {
    this.#onRequest = listener;
  }

  /** Tells that the connection is lost. */
  onLost(listener: () => void): void {
    this.#wire.onLost(listener);
  }

  /** Sends a request; resolves with the final response. Provisional ones are told to `onProgress`. */
  async request(request: SipRequest, onProgress: (response: SipMessage) => void): Promise<SipMessage> {
    const branch = newBranch();
    const { promise, resolve, reject } = Promise.withResolvers<SipMessage>();
    const stopRepeating = this.#sendUntilAnswered(request, branch, reject);
    this.#waiting.set(branch, (response) => {
      stopRepeating();
      if ((response.status?.code ?? 0) < 200) onProgress(response);
      else resolve(response);
    });
    try {
      const final = await within(PATIENCE_MS, `an answer to ${request.method}`, promise);
      if (request.method === 'INVITE' && final.status && final.status.code >= 300)
        this.#refused(request, branch, final);
      return final;
    } finally {
      stopRepeating();
      this.#waiting.delete(branch);
    }
  }

  /** Sends the ACK of an answered INVITE, which nobody answers. */
  acknowledge(request: SipRequest): void {
    this.#send(request, newBranch()).catch(() => {}); // Without it, the other side repeats itself and gives up.
  }

  /** Answers a request. `toTag` makes the dialog, where one begins. */
  respond(request: SipMessage, status: string, toTag: string, headers: Headers, body: string): void {
    const to = headerOf(request, 'to');
    const copied = ['via', 'from', 'call-id', 'cseq'].flatMap((name) =>
      request.headers.filter(([one]) => one === name),
    );
    const tagged = /;tag=/.test(to) || toTag === '' ? to : `${to};tag=${toTag}`;
    const response = formatSip(`SIP/2.0 ${status}`, [...copied, ['To', tagged], ...headers], body);
    this.#wire.send(response).catch(() => {}); // Who asked does not listen any more.
  }

  close(): void {
    this.#wire.close();
  }

  #send({ method, uri, headers, body }: SipRequest, branch: string): Promise<void> {
    const via = ['Via', `SIP/2.0/${this.#wire.protocol} ${this.#wire.host};rport;branch=${branch}`] as const;
    return this.#wire.send(formatSip(`${method} ${uri} SIP/2.0`, [via, ['Max-Forwards', '70'], ...headers], body));
  }

  /** Over UDP what is not answered is sent again. */
  #sendUntilAnswered(request: SipRequest, branch: string, onFailure: (error: unknown) => void): () => void {
    let timer: NodeJS.Timeout | undefined;
    const sendAndRepeatIn = (ms: number): void => {
      this.#send(request, branch).catch(onFailure);
      if (this.#wire.protocol === 'UDP')
        timer = setTimeout(() => sendAndRepeatIn(Math.min(2 * ms, LONGEST_REPEAT_MS)), ms);
    };
    sendAndRepeatIn(FIRST_REPEAT_MS);
    return () => clearTimeout(timer);
  }

  /** A refused INVITE is acknowledged within its own transaction (RFC 3261 §17.1.1.3). */
  #refused(request: SipRequest, branch: string, final: SipMessage): void {
    const kept = request.headers.filter(([name]) => ['From', 'Call-ID'].includes(name));
    const sequence = headerOf(final, 'cseq').split(' ')[0];
    const headers = [...kept, ['To', headerOf(final, 'to')], ['CSeq', `${sequence} ACK`]] as const;
    this.#send({ method: 'ACK', uri: request.uri, headers, body: '' }, branch).catch(() => {});
  }
}

function newBranch(): string {
  return `z9hG4bK${randomBytes(8).toString('hex')}`;
}

function branchOf(message: SipMessage): string {
  return /;branch=([^;,\s]+)/.exec(headerOf(message, 'via'))?.[1] ?? '';
}

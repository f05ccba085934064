import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { formatSip, headerOf, parseSipMessage, type SipMessage } from '../sip-message.ts';
import { PATIENCE_MS, within } from '../time-limit.ts';

/** A request to send; Via and Max-Forwards are added. */
export interface SipRequest {
  readonly method: string;
  readonly uri: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** SIP over one WebSocket (RFC 7118), with as much of its transactions as a reliable transport leaves to do. */
export class SipSocket {
  /** The host name of a client that can't be reached by one, for Via and Contact. */
  readonly host = `${randomBytes(6).toString('hex')}.invalid`;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, (response: SipMessage) => void>();
  #onRequest: (request: SipMessage) => void = () => undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const message = parseSipMessage(data.toString());
      if (message?.request) this.#onRequest(message);
      else if (message) this.#waiting.get(branchOf(message))?.(message);
    });
  }

  /** Connects to `ws://` or `wss://`; every certificate is trusted. */
  static async connect(url: string): Promise<SipSocket> {
    const socket = new WebSocket(url, 'sip', { rejectUnauthorized: false });
    await once(socket, 'open');
    return new SipSocket(socket);
  }

  /** Takes the requests that come in. */
  onRequest(listener: (request: SipMessage) => void): void {
    this.#onRequest = listener;
  }

  /** Sends a request; resolves with the final response. Provisional ones are told to `onProgress`. */
  async request(request: SipRequest, onProgress: (response: SipMessage) => void): Promise<SipMessage> {
    const branch = `z9hG4bK${randomBytes(8).toString('hex')}`;
    const { promise, resolve } = Promise.withResolvers<SipMessage>();
    this.#waiting.set(branch, (response) => {
      if ((response.status?.code ?? 0) < 200) onProgress(response);
      else resolve(response);
    });
    this.#send(request, branch);
    try {
      const final = await within(PATIENCE_MS, `an answer to ${request.method}`, promise);
      if (request.method === 'INVITE' && final.status && final.status.code >= 300)
        this.#refused(request, branch, final);
      return final;
    } finally {
      this.#waiting.delete(branch);
    }
  }

  /** Sends the ACK of an answered INVITE, which nobody answers. */
  acknowledge(request: SipRequest): void {
    this.#send(request, `z9hG4bK${randomBytes(8).toString('hex')}`);
  }

  /** Answers a request. `toTag` makes the dialog, where one begins. */
  respond(
    request: SipMessage,
    status: string,
    toTag: string,
    headers: readonly (readonly [string, string])[],
    body: string,
  ): void {
    const to = headerOf(request, 'to');
    const copied = ['via', 'from', 'call-id', 'cseq'].flatMap((name) =>
      request.headers.filter(([one]) => one === name),
    );
    const tagged = /;tag=/.test(to) || toTag === '' ? to : `${to};tag=${toTag}`;
    this.#socket.send(formatSip(`SIP/2.0 ${status}`, [...copied, ['To', tagged], ...headers], body));
  }

  close(): void {
    this.#socket.close();
  }

  #send({ method, uri, headers, body }: SipRequest, branch: string): void {
    const via = ['Via', `SIP/2.0/WS ${this.host};branch=${branch}`] as const;
    this.#socket.send(formatSip(`${method} ${uri} SIP/2.0`, [via, ['Max-Forwards', '70'], ...headers], body));
  }

  /** A refused INVITE is acknowledged within its own transaction (RFC 3261 §17.1.1.3). */
  #refused(request: SipRequest, branch: string, final: SipMessage): void {
    const kept = request.headers.filter(([name]) => ['From', 'Call-ID'].includes(name));
    const sequence = headerOf(final, 'cseq').split(' ')[0];
    const headers = [...kept, ['To', headerOf(final, 'to')], ['CSeq', `${sequence} ACK`]] as const;
    this.#send({ method: 'ACK', uri: request.uri, headers, body: '' }, branch);
  }
}

function branchOf(message: SipMessage): string {
  return /;branch=([^;,\s]+)/.exec(headerOf(message, 'via'))?.[1] ?? '';
}

import { randomUUID } from 'node:crypto';
import { Arrivals } from '../arrivals.ts';
import { MessageLight } from '../message-waiting.ts';
import { RegistrationRefused } from '../registration-watch.ts';
import { describeSession } from '../session-description.ts';
import { headerOf, type SipMessage } from '../sip-message.ts';
import { answerChallenge } from './digest.ts';
import { RtpStream } from './rtp-stream.ts';
import { SipSocket } from './sip-socket.ts';
import { contactOf, type Dialog, WebCall } from './web-call.ts';

const EXPIRES = '300';
const SDP = ['Content-Type', 'application/sdp'] as const;

/** Where and as whom a phone in a browser signs on. */
export interface WebPhoneAccount {
  /** `wss://127.0.0.1:8080/ws` */
  readonly url: string;
  readonly number: string;
  readonly secret: string;
  /** The domain of its address, as the server knows it. */
  readonly domain: string;
}

/** A call that was refused. */
class CallRefused extends Error {
  readonly status: number;

  constructor(status: number, reason: string) {
    super(`the call was refused: ${status} ${reason}`);
    this.status = status;
  }
}

/** A call that rings at a phone in a browser. */
export interface WebRinging {
  answer(): Promise<WebCall>;
}

/**
 * A phone as a browser is one, in signalling: SIP over WebSocket, subscribed to its messages light. Its sound is plain RTP with
 * G.711, no WebRTC; it has no CANCEL and follows no Record-Route.
 */
export class WebPhone {
  /** Its messages light, once subscribed. */
  readonly light = new MessageLight();
  readonly #account: WebPhoneAccount;
  readonly #socket: SipSocket;
  readonly #arrivals: Arrivals<WebRinging>;
  readonly #calls = new Map<string, WebCall>();
  readonly #registrationId = randomUUID();
  #sequence = 0;

  private constructor(account: WebPhoneAccount, socket: SipSocket) {
    this.#account = account;
    this.#socket = socket;
    this.#arrivals = new Arrivals(account.number);
    socket.onRequest((request) => this.#take(request));
  }

  static async connect(account: WebPhoneAccount): Promise<WebPhone> {
    return new WebPhone(account, await SipSocket.connect(account.url));
  }

  /** Resolves when registered; rejects with RegistrationRefused. */
  async register(): Promise<void> {
    const headers = [['Expires', EXPIRES]] as const;
    const identity = { from: this.#self('r'), to: this.#self(''), callId: this.#registrationId };
    const response = await this.#ask('REGISTER', `sip:${this.#account.domain}`, identity, headers, '');
    const { code, reason } = statusOf(response);
    if (code !== 200) throw new RegistrationRefused(code, reason);
  }

  /** Subscribes to the messages light (RFC 3842). Throws CallRefused with the status when the server does not offer it. */
  async subscribeToMessages(): Promise<void> {
    const headers = [
      ['Event', 'message-summary'],
      ['Accept', 'application/simple-message-summary'],
      ['Expires', EXPIRES],
    ] as const;
    const identity = { from: this.#self('s'), to: this.#self(''), callId: randomUUID() };
    const response = await this.#ask('SUBSCRIBE', this.#uri(this.#account.number), identity, headers, '');
    const { code, reason } = statusOf(response);
    if (code >= 300) throw new CallRefused(code, reason);
  }

  /** Calls; resolves when answered, rejects with CallRefused. */
  async call(number: string): Promise<WebCall> {
    const stream = await RtpStream.open();
    const identity = { from: this.#self('c'), to: `<${this.#uri(number)}>`, callId: randomUUID() };
    const response = await this.#ask('INVITE', this.#uri(number), identity, [SDP], describeSession(stream.port));
    const { code, reason } = statusOf(response);
    if (code >= 300) {
      stream.close();
      throw new CallRefused(code, reason);
    }
    const dialog: Dialog = {
      callId: identity.callId,
      local: identity.from,
      remote: headerOf(response, 'to'),
      target: contactOf(response),
      lastSequence: this.#sequence,
    };
    this.#acknowledge(dialog);
    return this.#keep(new WebCall(this.#socket, dialog, stream, response.body));
  }

  /** The next call that comes in; it rings already. */
  nextCall(): Promise<WebRinging> {
    return this.#arrivals.next();
  }

  /** Closes the browser: no goodbye to anybody. */
  close(): void {
    for (const call of this.#calls.values()) call.finish();
    this.#socket.close();
  }

  /** Sends a request, and again with credentials when asked for them. */
  async #ask(
    method: string,
    uri: string,
    { from, to, callId }: { from: string; to: string; callId: string },
    headers: readonly (readonly [string, string])[],
    body: string,
  ): Promise<SipMessage> {
    const send = (extra: readonly (readonly [string, string])[]): Promise<SipMessage> => {
      const common = [
        ['From', from],
        ['To', to],
        ['Call-ID', callId],
        ['CSeq', `${++this.#sequence} ${method}`],
        ['Contact', this.#contact],
      ] as const;
      return this.#socket.request({ method, uri, headers: [...common, ...headers, ...extra], body }, () => undefined);
    };
    const first = await send([]);
    if (statusOf(first).code !== 401) return first;
    const credentials = { username: this.#account.number, password: this.#account.secret };
    const challenge = headerOf(first, 'www-authenticate');
    return send([['Authorization', answerChallenge(challenge, credentials, method, uri)]]);
  }

  #acknowledge({ callId, local, remote, target, lastSequence }: Dialog): void {
    const headers = [
      ['From', local],
      ['To', remote],
      ['Call-ID', callId],
      ['CSeq', `${lastSequence} ACK`],
    ] as const;
    this.#socket.acknowledge({ method: 'ACK', uri: target, headers, body: '' });
  }

  #take(request: SipMessage): void {
    const callId = headerOf(request, 'call-id');
    switch (request.request?.method) {
      case 'INVITE':
        this.#ring(request, callId);
        return;
      case 'NOTIFY':
        this.light.notify(request);
        break;
      case 'BYE':
        this.#calls.get(callId)?.finish();
        this.#calls.delete(callId);
        break;
      case 'ACK':
        return;
    }
    this.#socket.respond(request, '200 OK', '', [], '');
  }

  #ring(invite: SipMessage, callId: string): void {
    const tag = randomUUID();
    const contact = ['Contact', this.#contact] as const;
    this.#socket.respond(invite, '180 Ringing', tag, [contact], '');
    const answer = async (): Promise<WebCall> => {
      const stream = await RtpStream.open();
      this.#socket.respond(invite, '200 OK', tag, [contact, SDP], describeSession(stream.port));
      const local = `${headerOf(invite, 'to')};tag=${tag}`;
      const dialog = { callId, local, remote: headerOf(invite, 'from'), target: contactOf(invite), lastSequence: 0 };
      return this.#keep(new WebCall(this.#socket, dialog, stream, invite.body));
    };
    this.#arrivals.add({ answer });
  }

  #keep(call: WebCall): WebCall {
    this.#calls.set(call.callId, call);
    return call;
  }

  get #contact(): string {
    return `<sip:${this.#account.number}@${this.#socket.host};transport=ws>`;
  }

  #uri(user: string): string {
    return `sip:${user}@${this.#account.domain}`;
  }

  #self(tag: string): string {
    return `<${this.#uri(this.#account.number)}>${tag && `;tag=${tag}${randomUUID()}`}`;
  }
}

function statusOf(response: SipMessage): { code: number; reason: string } {
  return response.status ?? { code: 0, reason: '' };
}

import { randomUUID } from 'node:crypto';
import { Arrivals } from '../arrivals.ts';
import { MessageLight } from '../message-waiting.ts';
import { RegistrationRefused } from '../registration-watch.ts';
import { describeSession } from '../session-description.ts';
import { contactOf, statusOf, UserAgent, type UserAgentAccount } from '../signalling/user-agent.ts';
import { openWebSocketWire } from '../signalling/wires.ts';
import { headerOf, type SipMessage } from '../sip-message.ts';
import { RtpStream } from './rtp-stream.ts';
import { type Dialog, WebCall } from './web-call.ts';

const EXPIRES = ['Expires', '300'] as const;
const SDP = ['Content-Type', 'application/sdp'] as const;

/** Where and as whom a phone in a browser signs on. */
export interface WebPhoneAccount extends UserAgentAccount {
  /** `wss://127.0.0.1:8080/ws` */
  readonly url: string;
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
  readonly #agent: UserAgent;
  readonly #arrivals: Arrivals<WebRinging>;
  readonly #calls = new Map<string, WebCall>();
  readonly #registrationId = randomUUID();

  private constructor(account: WebPhoneAccount, agent: UserAgent) {
    this.#account = account;
    this.#agent = agent;
    this.#arrivals = new Arrivals(account.number);
    agent.transactions.onRequest((request) => this.#take(request));
  }

  static async connect(account: WebPhoneAccount): Promise<WebPhone> {
    return new WebPhone(account, new UserAgent(account, await openWebSocketWire(account.url)));
  }

  /** Resolves when registered; rejects with RegistrationRefused. */
  async register(): Promise<void> {
    const identity = { from: this.#agent.self('tagged'), to: this.#agent.self('bare'), callId: this.#registrationId };
    const response = await this.#agent.ask('REGISTER', `sip:${this.#account.domain}`, identity, [EXPIRES], '');
    const { code, reason } = statusOf(response);
    if (code !== 200) throw new RegistrationRefused(code, reason);
  }

  /** Subscribes to the messages light (RFC 3842). Throws CallRefused with the status when the server does not offer it. */
  async subscribeToMessages(): Promise<void> {
    const headers = [['Event', 'message-summary'], ['Accept', 'application/simple-message-summary'], EXPIRES] as const;
    const identity = { from: this.#agent.self('tagged'), to: this.#agent.self('bare'), callId: randomUUID() };
    const uri = this.#agent.uriOf(this.#account.number);
    const { code, reason } = statusOf(await this.#agent.ask('SUBSCRIBE', uri, identity, headers, ''));
    if (code >= 300) throw new CallRefused(code, reason);
  }

  /** Calls; resolves when answered, rejects with CallRefused. */
  async call(number: string): Promise<WebCall> {
    const stream = await RtpStream.open();
    const uri = this.#agent.uriOf(number);
    const identity = { from: this.#agent.self('tagged'), to: `<${uri}>`, callId: randomUUID() };
    const response = await this.#agent.ask('INVITE', uri, identity, [SDP], describeSession(stream.port));
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
      lastSequence: this.#agent.lastSequence,
    };
    this.#acknowledge(dialog);
    return this.#keep(new WebCall(this.#agent.transactions, dialog, stream, response.body));
  }

  /** The next call that comes in; it rings already. */
  nextCall(): Promise<WebRinging> {
    return this.#arrivals.next();
  }

  /** Closes the browser: no goodbye to anybody. */
  close(): void {
    for (const call of this.#calls.values()) call.finish();
    this.#agent.close();
  }

  #acknowledge({ callId, local, remote, target, lastSequence }: Dialog): void {
    const headers = [
      ['From', local],
      ['To', remote],
      ['Call-ID', callId],
      ['CSeq', `${lastSequence} ACK`],
    ] as const;
    this.#agent.transactions.acknowledge({ method: 'ACK', uri: target, headers, body: '' });
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
    this.#agent.transactions.respond(request, '200 OK', '', [], '');
  }

  #ring(invite: SipMessage, callId: string): void {
    const { transactions } = this.#agent;
    const tag = randomUUID();
    const contact = ['Contact', this.#agent.contact] as const;
    transactions.respond(invite, '180 Ringing', tag, [contact], '');
    const answer = async (): Promise<WebCall> => {
      const stream = await RtpStream.open();
      transactions.respond(invite, '200 OK', tag, [contact, SDP], describeSession(stream.port));
      const local = `${headerOf(invite, 'to')};tag=${tag}`;
      const dialog = { callId, local, remote: headerOf(invite, 'from'), target: contactOf(invite), lastSequence: 0 };
      return this.#keep(new WebCall(transactions, dialog, stream, invite.body));
    };
    this.#arrivals.add({ answer });
  }

  #keep(call: WebCall): WebCall {
    this.#calls.set(call.callId, call);
    return call;
  }
}

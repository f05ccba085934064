import type { WebSocket } from 'ws';
import { PATIENCE_MS, within } from './time-limit.ts';

/** What the phones look at of an ARI channel. */
export interface AriChannel {
  readonly id: string;
  /** `PJSIP/<endpoint>-<number>` */
  readonly name: string;
  readonly state: string;
  readonly caller: { readonly name: string; readonly number: string };
  /** The SIP Call-ID. */
  readonly protocol_id: string;
}

/** The ARI events the phones live on; there are more. */
export type AriEvent =
  | { readonly type: 'StasisStart'; readonly channel: AriChannel; readonly args: readonly string[] }
  | { readonly type: 'ChannelStateChange'; readonly channel: AriChannel }
  | { readonly type: 'ChannelCallerId'; readonly channel: AriChannel }
  | { readonly type: 'ChannelDtmfReceived'; readonly channel: AriChannel; readonly digit: string }
  | {
      readonly type: 'ChannelDestroyed';
      readonly channel: AriChannel;
      readonly cause: number;
      readonly cause_txt: string;
      /** The SIP status, when the call failed. */
      readonly tech_cause?: number;
    }
  | { readonly type: 'AsteriskGone' };

interface RestAnswer {
  readonly type: 'RESTResponse';
  readonly request_id: string;
  readonly status_code: number;
  readonly message_body?: string;
}

/** A request ARI refused. */
export class AriRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * ARI over the WebSocket the phones' Asterisk opened to us. Apart from packages/asterisk on purpose: phones need other requests
 * (live configuration, external media, half-open calls), and tests should not lean on what they test.
 */
export class AriLink {
  #socket: WebSocket | undefined;
  #lastRequest = 0;
  readonly #pending = new Map<string, PromiseWithResolvers<RestAnswer>>();
  readonly #listeners = new Map<string, (event: AriEvent) => void>();
  #onCall: ((event: Extract<AriEvent, { type: 'StasisStart' }>) => void) | undefined;

  attach(socket: WebSocket): void {
    this.#socket = socket;
    socket.on('message', (data) => this.#take(JSON.parse(data.toString()) as AriEvent | RestAnswer));
    socket.once('close', () => this.#lose());
  }

  /** Sends a request and returns the answer's content. `query` values are encoded here. Throws AriRefusal. */
  async request(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    query: Readonly<Record<string, string>> = {},
    body?: unknown,
  ): Promise<unknown> {
    if (!this.#socket) throw new Error('the phones are not connected');
    const id = String(++this.#lastRequest);
    const answered = Promise.withResolvers<RestAnswer>();
    this.#pending.set(id, answered);
    const content = body === undefined ? {} : { content_type: 'application/json', message_body: JSON.stringify(body) };
    const uri = Object.keys(query).length === 0 ? path : `${path}?${encode(query)}`;
    this.#socket.send(JSON.stringify({ type: 'RESTRequest', request_id: id, method, uri, ...content }));
    const answer = await within(PATIENCE_MS, `ARI's answer to ${method} ${path}`, answered.promise);
    if (answer.status_code >= 300) {
      throw new AriRefusal(answer.status_code, `${method} ${path}: ${answer.status_code} ${answer.message_body ?? ''}`);
    }
    return answer.message_body ? JSON.parse(answer.message_body) : undefined;
  }

  /** A request about something that may be gone already, which is as good as done. */
  async requestIfThere(
    method: 'POST' | 'DELETE',
    path: string,
    query: Readonly<Record<string, string>>,
  ): Promise<void> {
    try {
      await this.request(method, path, query);
    } catch (error) {
      if (!(error instanceof AriRefusal && error.status === 404)) throw error;
    }
  }

  /** Hears a channel's events until it is destroyed. */
  listenTo(channelId: string, listener: (event: AriEvent) => void): void {
    this.#listeners.set(channelId, listener);
  }

  /** Takes the calls nobody listens to yet: those that come in. */
  onIncoming(listener: (event: Extract<AriEvent, { type: 'StasisStart' }>) => void): void {
    this.#onCall = listener;
  }

  /** Asterisk ended, and every call with it: it has no time to tell of each. */
  #lose(): void {
    this.#socket = undefined;
    for (const { reject } of this.#pending.values()) reject(new Error('Asterisk ended before it answered'));
    this.#pending.clear();
    const listeners = [...this.#listeners.values()];
    this.#listeners.clear();
    for (const listener of listeners) listener({ type: 'AsteriskGone' });
  }

  #take(message: AriEvent | RestAnswer): void {
    if (message.type === 'RESTResponse') {
      this.#pending.get(message.request_id)?.resolve(message);
      this.#pending.delete(message.request_id);
      return;
    }
    // Events about bridges and devices come as well.
    if (!('channel' in message)) return;
    const { id } = message.channel;
    const listener = this.#listeners.get(id);
    if (message.type === 'ChannelDestroyed') this.#listeners.delete(id);
    if (listener) listener(message);
    else if (message.type === 'StasisStart') this.#onCall?.(message);
  }
}

/** ARI decodes %20 but not the + of URLSearchParams. */
function encode(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

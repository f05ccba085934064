import { AppError, type Logger, reasonOf } from '@flexpbx/runtime';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Session } from '../kept-session.ts';
import type { AriOptions } from './options.ts';
import { type AriRequest, bodyOf, type Refusal, refused, uriOf } from './request.ts';

const pingEveryMs = 1_000;
/**
 * Asterisk on a busy machine may answer late, but three seconds of silence are a dead connection. Counted in questions, not
 * by the clock: when this process itself stood still, the answers are there and only have to be read.
 */
const unansweredLimit = 3;
const openLimitMs = 5_000;
const requestLimitMs = 5_000;

const responseSchema = z.object({
  request_id: z.string(),
  status_code: z.int(),
  reason_phrase: z.string().default(''),
  message_body: z.string().default(''),
});

interface Pending {
  readonly request: AriRequest;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (body: unknown) => void;
  readonly reject: (fault: AppError) => void;
}

/** One WebSocket to ARI: events come, requests go, answers come back by their number. */
export class AriSession implements Session {
  readonly closed: Promise<string>;
  readonly #socket: WebSocket;
  readonly #logger: Logger;
  readonly #onEvent: (event: Readonly<Record<string, unknown>>) => void;
  readonly #pending = new Map<string, Pending>();
  readonly #pinging: NodeJS.Timeout;
  #lastRequestId = 0;
  #unanswered = 0;
  #fault = '';

  /** Connects. Throws AppError `asterisk-refused` when the login is wrong. */
  static open(options: AriOptions, onEvent: (event: Readonly<Record<string, unknown>>) => void): Promise<AriSession> {
    const query = new URLSearchParams({ app: options.application, subscribeAll: 'false' });
    const socket = new WebSocket(`ws://${options.host}:${options.port}/ari/events?${query}`, {
      auth: `${options.username}:${options.password}`,
      handshakeTimeout: openLimitMs,
      perMessageDeflate: false,
    });
    return new Promise((resolve, reject) => {
      socket.once('unexpected-response', (_request, response) => {
        response.resume();
        socket.terminate();
        reject(notOpened(options, response.statusCode ?? 0));
      });
      socket.once('error', reject);
      socket.once('open', () => {
        socket.off('error', reject);
        socket.pause();
        resolve(new AriSession(socket, options.logger, onEvent));
      });
    });
  }

  private constructor(socket: WebSocket, logger: Logger, onEvent: (event: Readonly<Record<string, unknown>>) => void) {
    this.#socket = socket;
    this.#logger = logger;
    this.#onEvent = onEvent;
    const heard = () => {
      this.#unanswered = 0;
    };
    socket.on('pong', heard);
    socket.on('message', (data) => {
      heard();
      this.#receive(String(data));
    });
    socket.on('error', (fault) => {
      this.#fault ||= fault.message;
    });
    this.closed = new Promise((resolve) => {
      socket.on('close', (code) => {
        clearInterval(this.#pinging);
        this.#refuseAll();
        resolve(this.#fault || `closed with code ${code}`);
      });
    });
    this.#pinging = setInterval(() => this.#checkAlive(), pingEveryMs);
  }

  begin(): void {
    this.#socket.resume();
  }

  close(): void {
    // Not close(): a peer that is gone would be waited for. What was written before is still sent.
    this.#socket.terminate();
  }

  /** Sends a request; resolves with the answer's JSON, or null where it has none. */
  ask(request: AriRequest): Promise<unknown> {
    const id = String(++this.#lastRequestId);
    return new Promise((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) return reject(unreachable(request));
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(new AppError('timed-out', `Asterisk did not answer ${request.name} within ${requestLimitMs} ms`));
      }, requestLimitMs);
      this.#pending.set(id, { request, timer, resolve, reject });
      const body = bodyOf(request);
      const content = body === null ? {} : { content_type: 'application/json', message_body: body };
      this.#socket.send(
        JSON.stringify({
          type: 'RESTRequest',
          request_id: id,
          method: request.method,
          uri: uriOf(request),
          ...content,
        }),
      );
    });
  }

  #receive(text: string): void {
    try {
      const message = JSON.parse(text);
      if (message?.type === 'RESTResponse') this.#answer(responseSchema.parse(message));
      else if (message !== null && typeof message === 'object') this.#onEvent(message);
    } catch (fault) {
      this.#logger.warn('Asterisk sent what can not be read', { reason: reasonOf(fault) });
    }
  }

  #answer(response: z.infer<typeof responseSchema>): void {
    const pending = this.#pending.get(response.request_id);
    if (!pending) return;
    this.#pending.delete(response.request_id);
    clearTimeout(pending.timer);
    const refusal: Refusal = {
      status: response.status_code,
      phrase: response.reason_phrase,
      body: response.message_body,
    };
    if (response.status_code >= 400) pending.reject(refused(pending.request, refusal));
    else pending.resolve(response.message_body === '' ? null : JSON.parse(response.message_body));
  }

  #refuseAll(): void {
    for (const pending of this.#pending.values()) {
      clearTimeout(pending.timer);
      pending.reject(unreachable(pending.request));
    }
    this.#pending.clear();
  }

  #checkAlive(): void {
    if (this.#unanswered >= unansweredLimit) {
      this.#fault = `Asterisk was silent for ${unansweredLimit * pingEveryMs} ms`;
      this.#socket.terminate();
      return;
    }
    this.#unanswered++;
    this.#socket.ping();
  }
}

/** The request can't be sent or its answer can't come any more; it may have been done all the same. */
export function unreachable(request: AriRequest): AppError {
  return new AppError('asterisk-unreachable', `Asterisk can't be asked now (${request.name})`);
}

function notOpened(options: AriOptions, status: number): AppError {
  return status === 401 || status === 403
    ? new AppError(
        'asterisk-refused',
        `Asterisk refused the login of ${options.username} to ARI. Is the password the one in ari.conf?`,
      )
    : new AppError('asterisk-unreachable', `Asterisk's HTTP server does not offer ARI (yet): status ${status}`);
}

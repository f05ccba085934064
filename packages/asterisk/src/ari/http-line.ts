import { request as httpRequest } from 'node:http';
import { AppError } from '@flexpbx/runtime';
import type { AriOptions } from './options.ts';
import { PacedAgent } from './paced-agent.ts';
import { type AriRequest, bodyOf, refused, uriOf } from './request.ts';
import { unreachable } from './session.ts';

/** Longer than the WebSocket's limit: a prompt may have to end first. */
const requestLimitMs = 15_000;
/** Asterisk serves 100 HTTP connections by default; more waiting requests than these queue up here. */
const mostConnections = 32;
/** Asterisk closes a connection that was idle for 15 s. We do so before, or a request could meet the closing. */
const idleLimitMs = 10_000;

/** ARI by plain HTTP, for requests that may take long: see {@link AriRequest.waitsForChannel}. */
export class HttpLine {
  readonly #agent = new PacedAgent({ maxSockets: mostConnections, timeout: idleLimitMs });
  readonly #options: AriOptions;

  constructor(options: AriOptions) {
    this.#options = options;
  }

  ask(request: AriRequest): Promise<unknown> {
    const { host, port, username, password } = this.#options;
    const body = bodyOf(request);
    return new Promise((resolve, reject) => {
      const fail = (fault: AppError) => {
        clearTimeout(timer);
        reject(fault);
      };
      const sent = httpRequest(
        {
          host,
          port,
          method: request.method,
          path: `/ari/${uriOf(request)}`,
          auth: `${username}:${password}`,
          agent: this.#agent,
          headers: body === null ? { 'content-length': 0 } : { 'content-type': 'application/json' },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (piece: string) => {
            text += piece;
          });
          response.on('error', () => fail(unreachable(request)));
          response.on('end', () => {
            clearTimeout(timer);
            const status = response.statusCode ?? 0;
            if (status >= 400) reject(refused(request, { status, phrase: response.statusMessage ?? '', body: text }));
            else resolve(text === '' ? null : JSON.parse(text));
          });
        },
      );
      // A timer, not a signal: that of each request would live on until its time.
      const timer = setTimeout(() => sent.destroy(tooLate(request)), requestLimitMs);
      sent.on('error', (fault) => fail(fault instanceof AppError ? fault : unreachable(request)));
      sent.end(body ?? undefined);
    });
  }

  /** Refuses what is waited for: with the WebSocket, Asterisk is lost here as well. The next request connects anew. */
  breakOff(): void {
    this.#agent.destroy();
  }

  close(): void {
    this.#agent.destroy();
  }
}

function tooLate({ name }: AriRequest): AppError {
  return new AppError('timed-out', `Asterisk did not answer ${name} within ${requestLimitMs} ms`);
}

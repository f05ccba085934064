import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { addressOf, api, type Input, type Output, type Route, type RouteName, shape } from '@flexpbx/domain/api';
import type { z } from 'zod';
import { PATIENCE_MS, within } from '../phones/time-limit.ts';

interface Answer {
  readonly status: number;
  readonly content: Buffer;
}

/** The portal said no. */
class PortalRefusal extends Error {
  readonly problem: z.output<typeof shape.Problem>;

  constructor(problem: z.output<typeof shape.Problem>) {
    super(`${problem.status} ${problem.id}: ${problem.title} ${JSON.stringify(problem.fields ?? {})}`);
    this.problem = problem;
  }
}

/** A program's session with the portal's API: keeps the cookie, trusts the self-signed certificate, checks every answer. */
export class PortalSession {
  /** `https://127.0.0.1:<port>` */
  readonly origin: string;
  readonly #agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  #cookie = '';

  constructor(origin: string) {
    this.origin = origin;
  }

  /** One operation, typed by the API's table. Throws PortalRefusal. */
  async call<Name extends RouteName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
    const route: Route = api[name];
    const { content } = await this.#ask(name, input);
    return (route.response ? route.response.parse(JSON.parse(content.toString())) : undefined) as Output<Name>;
  }

  /** One operation whose answer is a file: sound, CSV. Throws PortalRefusal. */
  async download<Name extends RouteName>(name: Name, input: Input<Name>): Promise<Buffer> {
    return (await this.#ask(name, input)).content;
  }

  /**
   * Asks again whenever the portal tells that data changed, until the answer is as wanted, and returns it. Rejects with
   * the last answer when it takes too long, and when the portal goes away.
   */
  async until<Name extends RouteName>(
    name: Name,
    input: Input<Name>,
    wanted: (answer: Output<Name>) => boolean,
  ): Promise<Output<Name>> {
    const stream = await this.#open('streamEvents', {});
    let last: Output<Name> | undefined;
    const ask = async (): Promise<boolean> => {
      last = await this.call(name, input);
      return wanted(last);
    };
    const look = async (): Promise<Output<Name>> => {
      if (await ask()) return last as Output<Name>;
      for await (const chunk of stream)
        if (String(chunk).includes('data:') && (await ask())) return last as Output<Name>;
      throw new Error('the portal closed the event stream');
    };
    try {
      return await within(PATIENCE_MS, `${name} as wanted`, look(), () => `last: ${JSON.stringify(last)}`);
    } finally {
      stream.destroy();
    }
  }

  /** Ends open connections. The session itself stays valid. */
  close(): void {
    this.#agent.destroy();
  }

  async #ask<Name extends RouteName>(name: Name, input: Input<Name>): Promise<Answer> {
    const response = await this.#open(name, input);
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(Buffer.from(chunk));
    const content = Buffer.concat(chunks);
    if ((response.statusCode ?? 0) >= 400) throw refusal(response, content);
    return { status: response.statusCode ?? 0, content };
  }

  async #open<Name extends RouteName>(name: Name, input: Input<Name>): Promise<IncomingMessage> {
    const route: Route = api[name];
    const content = contentOf(input);
    const sent = httpsRequest(this.origin + addressOf(name, input), {
      method: route.method.toUpperCase(),
      agent: this.#agent,
      headers: { accept: route.produces ?? 'application/json', cookie: this.#cookie, ...content.headers },
    });
    sent.end(content.body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    for (const cookie of response.headers['set-cookie'] ?? []) this.#cookie = cookie.split(';')[0] ?? '';
    return response;
  }
}

function contentOf(input: unknown): { body: string | Uint8Array; headers: Record<string, string | number> } {
  const { body: given, file } = input as { body?: unknown; file?: Uint8Array };
  if (given === undefined && !file) return { body: '', headers: {} };
  const body = file ?? JSON.stringify(given);
  const type = file ? 'application/octet-stream' : 'application/json';
  return { body, headers: { 'content-type': type, 'content-length': Buffer.byteLength(body) } };
}

function refusal(response: IncomingMessage, content: Buffer): Error {
  const text = content.toString();
  try {
    return new PortalRefusal(shape.Problem.parse(JSON.parse(text)));
  } catch {
    return new Error(`the portal answered ${response.statusCode}: ${text.slice(0, 500)}`);
  }
}

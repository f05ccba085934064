import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { type Api, api, type Route, shape } from '@flexpbx/domain/api';
import type { z } from 'zod';
import { within } from '../phones/time-limit.ts';

const CHANGE_TIMEOUT_MS = 20_000;

type Given<R, Part extends 'params' | 'query' | 'body'> =
  R extends Readonly<Record<Part, infer S extends z.ZodType>> ? { readonly [P in Part]: z.input<S> } : unknown;

/** What an operation of the API is given; all of `query`'s parts are optional, but it stands there where there is one. */
export type Input<Name extends keyof Api> = Given<Api[Name], 'params'> &
  Given<Api[Name], 'query'> &
  Given<Api[Name], 'body'>;

/** What an operation of the API answers. */
export type Output<Name extends keyof Api> = Api[Name] extends { readonly response: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;

interface AnyInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

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
  async call<Name extends keyof Api>(name: Name, input: Input<Name>): Promise<Output<Name>> {
    const route: Route = api[name];
    const { content } = await this.#ask(route, input as AnyInput);
    return (route.response ? route.response.parse(JSON.parse(content.toString())) : undefined) as Output<Name>;
  }

  /** One operation whose answer is a file: sound, CSV. Throws PortalRefusal. */
  async download<Name extends keyof Api>(name: Name, input: Input<Name>): Promise<Buffer> {
    return (await this.#ask(api[name], input as AnyInput)).content;
  }

  /**
   * Asks again whenever the portal tells that data changed, until the answer is as wanted, and returns it. Rejects after 20 s
   * with the last answer, and when the portal goes away.
   */
  async until<Name extends keyof Api>(
    name: Name,
    input: Input<Name>,
    wanted: (answer: Output<Name>) => boolean,
  ): Promise<Output<Name>> {
    const stream = await this.#open(api.streamEvents, {});
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
      return await within(CHANGE_TIMEOUT_MS, `${name} as wanted`, look(), () => `last: ${JSON.stringify(last)}`);
    } finally {
      stream.destroy();
    }
  }

  /** Ends open connections. The session itself stays valid. */
  close(): void {
    this.#agent.destroy();
  }

  async #ask(route: Route, input: AnyInput): Promise<Answer> {
    const response = await this.#open(route, input);
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(Buffer.from(chunk));
    const content = Buffer.concat(chunks);
    if ((response.statusCode ?? 0) >= 400) throw refusal(response, content);
    return { status: response.statusCode ?? 0, content };
  }

  async #open(route: Route, input: AnyInput): Promise<IncomingMessage> {
    const body = input.body === undefined ? '' : JSON.stringify(input.body);
    const sent = httpsRequest(this.origin + address(route, input), {
      method: route.method.toUpperCase(),
      agent: this.#agent,
      headers: { accept: route.produces ?? 'application/json', cookie: this.#cookie, ...(body && jsonHeaders(body)) },
    });
    sent.end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    for (const cookie of response.headers['set-cookie'] ?? []) this.#cookie = cookie.split(';')[0] ?? '';
    return response;
  }
}

function address(route: Route, { params, query }: AnyInput): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `${path}?${search}` : path;
}

function jsonHeaders(body: string): Record<string, string | number> {
  return { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
}

function refusal(response: IncomingMessage, content: Buffer): Error {
  const text = content.toString();
  try {
    return new PortalRefusal(shape.Problem.parse(JSON.parse(text)));
  } catch {
    return new Error(`the portal answered ${response.statusCode}: ${text.slice(0, 500)}`);
  }
}

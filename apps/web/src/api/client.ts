import { type Api, api, type Route, shape } from '@flexpbx/domain/api';
import { z } from 'zod';
import { ApiProblem, PageOutdated, PortalUnreachable } from './problem.ts';

// Zod would compile checks with `new Function`, which the content security policy refuses (and reports each time).
z.config({ jitless: true });

/** Name of an operation of the REST API. */
export type RouteName = keyof Api;

type Given<R, Part extends 'params' | 'query' | 'body'> =
  R extends Readonly<Record<Part, infer S extends z.ZodType>> ? z.input<S> : never;
type Required<R, Part extends 'params' | 'query' | 'body'> = [Given<R, Part>] extends [never]
  ? unknown
  : { readonly [P in Part]: Given<R, Part> };
type Optional<R, Part extends 'query'> = [Given<R, Part>] extends [never]
  ? unknown
  : { readonly [P in Part]?: Given<R, Part> | undefined };

/** What an operation has to be given: `params` of its path, `query` (always optional) and `body`. */
export type Input<Name extends RouteName> = Required<Api[Name], 'params'> &
  Required<Api[Name], 'body'> &
  Optional<Api[Name], 'query'>;

/** What an operation answers; `undefined` where the answer has no content. */
export type Output<Name extends RouteName> = Api[Name] extends { readonly response: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;

interface AnyInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
}

/** Address of an operation, for links and players. Parts of `query` that are undefined or empty are left out. */
export function addressOf<Name extends RouteName>(name: Name, input: Omit<Input<Name>, 'body'>): string {
  return address(api[name], input as AnyInput);
}

function address(route: Route, { params, query }: AnyInput): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, parameter: string) =>
    encodeURIComponent(String(params?.[parameter])),
  );
  const set = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(set.map(([key, value]) => [key, String(value)])).toString();
  return search ? `${path}?${search}` : path;
}

/**
 * Asks the portal for one operation, typed and checked by the table both share. Throws {@link ApiProblem} with what the
 * portal said, {@link PortalUnreachable} or {@link PageOutdated}; an abort by `signal` passes through.
 */
export async function request<Name extends RouteName>(
  name: Name,
  input: Input<Name>,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Output<Name>> {
  const route: Route = api[name];
  const response = await send(route, input as AnyInput, signal);
  if (!response.ok) throw await problemOf(response);
  const answer = route.response ? parse(route.response, await readJson(response)) : undefined;
  return answer as Output<Name>;
}

async function send(route: Route, input: AnyInput, signal: AbortSignal | undefined): Promise<Response> {
  const hasBody = input.body !== undefined;
  try {
    return await fetch(address(route, input), {
      method: route.method.toUpperCase(),
      headers: { accept: 'application/json', ...(hasBody && { 'content-type': 'application/json' }) },
      ...(hasBody && { body: JSON.stringify(input.body) }),
      ...(signal && { signal }),
    });
  } catch (thrown) {
    if (signal?.aborted) throw thrown;
    throw new PortalUnreachable(thrown);
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (thrown) {
    throw new PageOutdated(thrown);
  }
}

function parse(schema: z.ZodType, answer: unknown): unknown {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new PageOutdated(parsed.error);
  return parsed.data;
}

async function problemOf(response: Response): Promise<Error> {
  const parsed = shape.Problem.safeParse(await response.json().catch(() => null));
  if (parsed.success) return new ApiProblem(parsed.data);
  // Not ours: something between the browser and the portal answered (a proxy while the portal starts).
  return new PortalUnreachable(new Error(`HTTP ${response.status}`));
}

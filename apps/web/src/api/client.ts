import {
  addressOf,
  api,
  type Input,
  type Output,
  type Route,
  type RouteName,
  shape,
  type Upload,
} from '@flexpbx/domain/api';
import { z } from 'zod';
import { ApiProblem, PageOutdated, PortalUnreachable } from './problem.ts';

// Zod would compile checks with `new Function`, which the content security policy refuses (and reports each time).
z.config({ jitless: true });

/** The table's types and addresses, so that pages have one door to the API. */
export { addressOf, type Input, type Output, type RouteName };

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
  const content = contentOf(input);
  const response = await send(route.method, addressOf(name, input), content, signal);
  if (!response.ok) throw await problemOf(response);
  const answer = route.response ? parse(route.response, await readJson(response)) : undefined;
  return answer as Output<Name>;
}

interface Content {
  readonly type: string;
  readonly body: BodyInit;
}

/** A request's JSON or file; null when it has neither. */
function contentOf(input: unknown): Content | null {
  const { body, file } = input as { body?: unknown; file?: Upload };
  if (file) return { type: (file instanceof Blob && file.type) || 'application/octet-stream', body: file };
  return body === undefined ? null : { type: 'application/json', body: JSON.stringify(body) };
}

async function send(
  method: string,
  address: string,
  content: Content | null,
  signal: AbortSignal | undefined,
): Promise<Response> {
  try {
    return await fetch(address, {
      method: method.toUpperCase(),
      headers: { accept: 'application/json', ...(content && { 'content-type': content.type }) },
      ...(content && { body: content.body }),
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

import type { z } from 'zod';
import type { Route } from './route.ts';
import { type Api, api } from './routes.ts';

/** Name of an operation of the REST API. */
export type RouteName = keyof Api;

type Given<R, Part extends 'params' | 'query' | 'body'> =
  R extends Readonly<Record<Part, infer S extends z.ZodType>> ? z.input<S> : never;
type Required<R, Part extends 'params' | 'body'> = [Given<R, Part>] extends [never]
  ? unknown
  : { readonly [P in Part]: Given<R, Part> };
type Optional<R, Part extends 'query'> = [Given<R, Part>] extends [never]
  ? unknown
  : { readonly [P in Part]?: Given<R, Part> | undefined };

/** A file as browsers (`File`) and programs have it. */
export type Upload = Blob | Uint8Array<ArrayBuffer>;

type Uploaded<R> = R extends { readonly takes: object } ? { readonly file: Upload } : unknown;

/** What a client gives an operation: `params` of its path, `query` (always optional), `body`, and the `file` to upload. */
export type Input<Name extends RouteName> = Required<Api[Name], 'params'> &
  Required<Api[Name], 'body'> &
  Optional<Api[Name], 'query'> &
  Uploaded<Api[Name]>;

/** What a client gets from an operation; `undefined` where the answer has no JSON. */
export type Output<Name extends RouteName> = Api[Name] extends { readonly response: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;

/** Path and query of an operation. Parts of `query` that are undefined or empty are left out. */
export function addressOf<Name extends RouteName>(name: Name, input: Omit<Input<Name>, 'body' | 'file'>): string {
  const route: Route = api[name];
  const { params, query } = input as {
    params?: Readonly<Record<string, unknown>>;
    query?: Readonly<Record<string, unknown>>;
  };
  const path = route.path.replace(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(String(params?.[part])));
  const set = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(set.map(([key, value]): [string, string] => [key, String(value)])).toString();
  return search ? `${path}?${search}` : path;
}

import type { z } from 'zod';
import type { Permission } from '../account.ts';

/**
 * One operation of the REST API. The table of these is what the portal mounts, what the web client is typed by and what
 * the OpenAPI document is made from.
 */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly summary: string;
  /** Part of the document it stands in. */
  readonly tag: string;
  /** What the caller must be allowed; `public` is open to everybody who reaches the port. */
  readonly permission: Permission | 'public';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Takes a file of one of these media types as its body, at most so many bytes: `audio/*` means any sound. */
  readonly takes?: { readonly types: readonly string[]; readonly bytes: number };
  /** JSON answered on success. Absent where the answer isn't JSON (sound, CSV, event stream). */
  readonly response?: z.ZodType;
  /** Media type on success when there is no `response`. */
  readonly produces?: string;
  /** Answers 201 and says in `Location` where the new thing is. */
  readonly creates?: true;
  /** Reachable while a temporary password has yet to be replaced. */
  readonly beforePasswordChange?: true;
}

/** Keeps the exact type of a route. */
export const route = <const R extends Route>(definition: R): R => definition;

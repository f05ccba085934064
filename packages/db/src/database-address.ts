import type { Environment } from '@flexpbx/runtime';

/** Which database is meant, and where it is. */
export type DatabaseAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgresql'; readonly url: string };

/** Takes `file:<path>` or `postgresql://…` apart. */
export function databaseAddress({ databaseUrl }: Pick<Environment, 'databaseUrl'>): DatabaseAddress {
  return databaseUrl.startsWith('file:')
    ? { kind: 'sqlite', file: databaseUrl.slice('file:'.length) }
    : { kind: 'postgresql', url: databaseUrl };
}

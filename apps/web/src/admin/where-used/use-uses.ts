import { useQuery } from '@tanstack/react-query';
import type { Input, Output } from '../../api/client.ts';
import { query } from '../../api/queries.ts';

/** What can be used by something else. */
export type NeededKind = Input<'listUses'>['params']['kind'];
/** One place where it is. */
export type Use = Output<'listUses'>['items'][number];

/** Every part of the configuration that names this thing; null until known. */
export function useUses(kind: NeededKind, key: string): readonly Use[] | null {
  return useQuery(query('listUses', { params: { kind, key } })).data?.items ?? null;
}

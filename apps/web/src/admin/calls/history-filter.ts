import type { CallRecordFilter } from '../../api/queries.ts';
import { outcomes } from '../../telephony/calls.ts';

/** The filter as it stands in the page's address: days as `2026-11-21`, in the viewer's zone. */
export interface HistoryFilter {
  readonly search: string;
  readonly outcome: string;
  readonly from: string;
  readonly to: string;
}

/** Names of the filter's parts, in the page's address. */
export const filterKeys = ['search', 'outcome', 'from', 'to'] as const;

/** Reads the filter from the page's address; what makes no sense is as if it were not there. */
export function readFilter(search: URLSearchParams): HistoryFilter {
  const day = (key: string) => {
    const text = search.get(key) ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(new Date(`${text}T00:00`).getTime()) ? text : '';
  };
  const outcome = outcomes.find((known) => known === search.get('outcome')) ?? '';
  return { search: (search.get('search') ?? '').slice(0, 80), outcome, from: day('from'), to: day('to') };
}

/**
 * What to ask the portal for. Days are sent as instants, from the first to the last moment of each as the viewer's
 * calendar has it: the server's zone may be another.
 */
export function recordFilter({ search, outcome, from, to }: HistoryFilter): CallRecordFilter {
  return {
    ...(search.trim() && { search: search.trim() }),
    ...(outcome && { outcome: outcome as NonNullable<CallRecordFilter['outcome']> }),
    ...(from && { start_date: new Date(`${from}T00:00:00.000`).toISOString() }),
    ...(to && { end_date: new Date(`${to}T23:59:59.999`).toISOString() }),
  };
}

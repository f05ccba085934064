import type { CallRecordFilter } from '@flexpbx/db';
import type { shape } from '@flexpbx/domain/api';
import type { z } from 'zod';
import { begins, inAllOfHistory, isDay, midnight } from './days.ts';

type Query = Pick<z.output<typeof shape.CallRecordQuery>, 'start_date' | 'end_date' | 'search' | 'outcome'>;

/** What a query looks for. Days are days of the server's zone; `from` is included, `to` is not. */
export function filterOf(query: Query): CallRecordFilter {
  return {
    ...(query.start_date !== undefined && { from: inAllOfHistory(begins(query.start_date)) }),
    ...(query.end_date !== undefined && { to: inAllOfHistory(ends(query.end_date)) }),
    ...(query.search !== undefined && { search: query.search }),
    ...(query.outcome !== undefined && { outcome: query.outcome }),
  };
}

/** The end is included: all of a day, or the millisecond of an instant. */
function ends(day: string): Date {
  return isDay(day) ? midnight(day, 1) : new Date(new Date(day).getTime() + 1);
}

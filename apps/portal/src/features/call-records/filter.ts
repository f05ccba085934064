import type { CallRecordFilter } from '@flexpbx/db';
import type { shape } from '@flexpbx/domain/api';
import type { z } from 'zod';

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

const historyBegins = Date.UTC(1970, 0, 1);
const historyEnds = Date.UTC(9999, 0, 1);

/** No call lies outside; the years 0 and 10,000, which PostgreSQL refuses, come out as what they mean. */
function inAllOfHistory(date: Date): Date {
  return new Date(Math.min(Math.max(date.getTime(), historyBegins), historyEnds));
}

function begins(day: string): Date {
  return isDay(day) ? midnight(day, 0) : new Date(day);
}

/** The end is included: all of a day, or the millisecond of an instant. */
function ends(day: string): Date {
  return isDay(day) ? midnight(day, 1) : new Date(new Date(day).getTime() + 1);
}

function isDay(text: string): boolean {
  return text.length === 'yyyy-mm-dd'.length;
}

/** By the calendar of the server's zone, where a day can have 23 or 25 hours. */
function midnight(day: string, daysOn: number): Date {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + daysOn);
  return date;
}

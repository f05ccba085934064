import type { Period } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';
import { begins, inAllOfHistory, isDay, midnight } from '../call-records/days.ts';

/** Figures are added up from every event of a period. */
const longestMs = 367 * 86_400_000;

/**
 * The period a query asks for: days whole, in the zone of the server; today when it says nothing. Throws `invalid-input` for one that
 * ends before it begins or is longer than a year.
 */
export function periodOf({ from, to }: { from?: string | undefined; to?: string | undefined }, now: number): Period {
  const begin = from === undefined ? today(now) : begins(from);
  const end = to === undefined ? afterToday(now) : ends(to);
  const period = { from: inAllOfHistory(begin), to: inAllOfHistory(end) };
  const length = period.to.getTime() - period.from.getTime();
  if (length <= 0) throw refused('to', 'The period ends before it begins.');
  if (length > longestMs) throw refused('from', 'A period is at most a year long.');
  return period;
}

function ends(day: string): Date {
  return isDay(day) ? midnight(day, 1) : new Date(day);
}

/** The beginning of today in the zone of the server. */
function today(now: number): Date {
  const date = new Date(now);
  date.setHours(0, 0, 0, 0);
  return date;
}

function afterToday(now: number): Date {
  const date = today(now);
  date.setDate(date.getDate() + 1);
  return date;
}

function refused(field: string, message: string): AppError {
  return new AppError('invalid-input', message, { fields: { [field]: message } });
}

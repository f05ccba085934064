import type { Schedule } from '../things/schedule.ts';
import { dayAfter, isOpenAt, minuteOf } from './is-open.ts';
import { type WallTime, wallTime } from './wall-time.ts';

/** How far ahead is looked: the longest row of holidays ends before. */
const daysAhead = 370;

/**
 * When a schedule next opens or closes after a moment, by calendar and clock of its time zone; null where it never does (no
 * hours, or all of them) within a year.
 */
export function nextChange(schedule: Schedule, moment: Date): WallTime | null {
  const now = wallTime(moment, schedule.time_zone);
  const isOpenNow = isOpenAt(schedule, now);
  const minutes = [...new Set([0, ...schedule.hours.flatMap(({ from, to }) => [minuteOf(from), minuteOf(to) % 1440])])];
  minutes.sort((one, other) => one - other);
  let { date, weekday } = now;
  for (let day = 0; day < daysAhead; day++) {
    for (const minute of minutes) {
      const later = { date, weekday, minute };
      if ((day > 0 || minute > now.minute) && isOpenAt(schedule, later) !== isOpenNow) return later;
    }
    [date, weekday] = [dateAfter(date), dayAfter(weekday)];
  }
  return null;
}

function dateAfter(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

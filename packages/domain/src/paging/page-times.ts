import { dayAfter, minuteOf } from '../schedules/is-open.ts';
import type { WallTime } from '../schedules/wall-time.ts';
import type { Schedule } from '../things/schedule.ts';
import type { ScheduledPage } from '../things/scheduled-page.ts';

/** How far ahead is looked: the longest row of holidays ends before. */
const daysAhead = 370;

type Times = Pick<ScheduledPage, 'enabled' | 'date' | 'days' | 'times'>;
type Holidays = Pick<Schedule, 'holidays'> | null;

/** Whether an announcement is played in this minute, by calendar and clock of its time zone. */
export function isDueAt(page: Times, holidays: Holidays, now: WallTime): boolean {
  return page.enabled && isPlayedOn(page, holidays, now) && page.times.some((time) => minuteOf(time) === now.minute);
}

/** When an announcement is played next after a minute; null: not within a year. */
export function nextPageAfter(page: Times, holidays: Holidays, now: WallTime): WallTime | null {
  if (!page.enabled) return null;
  const minutes = page.times.map(minuteOf).toSorted((one, other) => one - other);
  let { date, weekday } = now;
  for (let day = 0; day < daysAhead; day++) {
    const minute = minutes.find((one) => day > 0 || one > now.minute);
    if (minute !== undefined && isPlayedOn(page, holidays, { date, weekday })) return { date, weekday, minute };
    [date, weekday] = [dateAfter(date), dayAfter(weekday)];
  }
  return null;
}

function isPlayedOn({ date, days }: Times, holidays: Holidays, day: Pick<WallTime, 'date' | 'weekday'>): boolean {
  if (holidays?.holidays.some((holiday) => holiday.date === day.date)) return false;
  return date === null ? days.includes(day.weekday) : date === day.date;
}

function dateAfter(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

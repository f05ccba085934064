import { join } from 'node:path';
import { dayAfter, minuteOf, type Thing, type Weekday, weekdays } from '@flexpbx/domain';

type Schedule = Thing<'schedule'>;

/** Hours of some days as Asterisk compares them. */
export interface TimeSpan {
  readonly days: readonly Weekday[];
  /** Minutes since midnight; both belong to it. */
  readonly first: number;
  readonly last: number;
}

/** A schedule in the words of the dialplan. `zonesDir`: where the time zones lie; null where Asterisk looks by itself. */
export function scheduleView(schedule: Schedule, zonesDir: string | null): object {
  const zone = zonesDir === null ? schedule.time_zone : join(zonesDir, schedule.time_zone);
  return {
    id: schedule.id,
    zone,
    spans: timeSpans(schedule).map((span) => ({ ...span, zone })),
    holidays: schedule.holidays.map(({ date }) => ({ day: date.replaceAll('-', '') })),
  };
}

/** The hours of a schedule, cut at midnight, since a day of the week ends there for Asterisk. */
export function timeSpans({ hours }: Pick<Schedule, 'hours'>): TimeSpan[] {
  return hours.flatMap(({ days, from, to }) => {
    const [start, end] = [minuteOf(from), minuteOf(to)];
    if (start < end) return [{ days: inOrder(days), first: start, last: end - 1 }];
    const untilMidnight = { days: inOrder(days), first: start, last: 24 * 60 - 1 };
    return end === 0
      ? [untilMidnight]
      : [untilMidnight, { days: inOrder(days.map(dayAfter)), first: 0, last: end - 1 }];
  });
}

function inOrder(days: readonly Weekday[]): Weekday[] {
  return weekdays.filter((day) => days.includes(day));
}

import { type Schedule, type Weekday, weekdays } from '../things/schedule.ts';
import { type WallTime, wallTime } from './wall-time.ts';

/**
 * Whether a schedule is open at a moment, by the clocks on the walls of its time zone: when they are put forward or back, the
 * hours go with them. Asterisk decides the same by lines of the dialplan that are made from the same schedule.
 */
export function isOpen(schedule: Schedule, moment: Date): boolean {
  return isOpenAt(schedule, wallTime(moment, schedule.time_zone));
}

/** The same by what calendar and clock show in the schedule's time zone. */
export function isOpenAt(schedule: Pick<Schedule, 'hours' | 'holidays'>, { date, weekday, minute }: WallTime): boolean {
  if (schedule.holidays.some((holiday) => holiday.date === date)) return false;
  return schedule.hours.some(({ days, from, to }) => {
    const [start, end] = [minuteOf(from), minuteOf(to)];
    if (start < end) return days.includes(weekday) && start <= minute && minute < end;
    return (days.includes(weekday) && start <= minute) || (days.includes(dayBefore(weekday)) && minute < end);
  });
}

/** Minutes from midnight to a time written `09:30`. */
export function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** The day after a day of the week. */
export function dayAfter(day: Weekday): Weekday {
  return weekdays[(weekdays.indexOf(day) + 1) % weekdays.length] ?? day;
}

function dayBefore(day: Weekday): Weekday {
  return weekdays.at(weekdays.indexOf(day) - 1) ?? day;
}

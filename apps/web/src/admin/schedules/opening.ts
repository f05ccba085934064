import { nextChange, type Schedule, type WallTime, type Weekday, wallTime, weekdays } from '@flexpbx/domain';

/** Until when a schedule stays as it is: "until 17:00", "until Monday, 09:00"; empty where it never changes. */
export function untilWords(schedule: Schedule, moment: Date): string {
  const next = nextChange(schedule, moment);
  if (!next) return '';
  const today = wallTime(moment, schedule.time_zone).date;
  const days = (Date.parse(next.date) - Date.parse(today)) / 86_400_000;
  const time = timeWords(next.minute);
  if (days === 0) return `until ${time}`;
  return days < 7 ? `until ${dayName(next.weekday)}, ${time}` : `until ${dateWords(next)}, ${time}`;
}

/** The hours of a week as people say them, one line for each pair of times: "Monday to Friday 09:00–17:00". */
export function weekInWords(hours: Schedule['hours']): string[] {
  return hours.map(({ days, from, to }) => {
    const times =
      from === '00:00' && to === '24:00' ? 'the whole day' : `${from}–${to}${to < from ? ' the next day' : ''}`;
    return `${daysInWords(days)} ${times}`;
  });
}

/** Days in the order of the week; three and more in a row are written as one span. */
export function daysInWords(days: readonly Weekday[]): string {
  if (days.length === weekdays.length) return 'Every day';
  const spans: Weekday[][] = [];
  for (const day of weekdays.filter((one) => days.includes(one))) {
    const last = spans.at(-1)?.at(-1);
    if (last !== undefined && weekdays.indexOf(last) === weekdays.indexOf(day) - 1) spans.at(-1)?.push(day);
    else spans.push([day]);
  }
  return spans
    .flatMap((span) => {
      const names = span.map(dayName);
      return span.length > 2 ? [`${names[0]} to ${names.at(-1)}`] : names;
    })
    .join(', ');
}

/** "monday" is written "Monday". */
export function dayName(day: Weekday): string {
  return day.charAt(0).toUpperCase() + day.slice(1);
}

/** Minutes since midnight as a clock shows them. */
function timeWords(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function dateWords({ date }: WallTime): string {
  return new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(date));
}

import { type Weekday, weekdays } from '../things/schedule.ts';

/** What calendar and clock on the wall of some place show. */
export interface WallTime {
  /** `2026-12-24` */
  readonly date: string;
  readonly weekday: Weekday;
  /** Since midnight by the clock, 0 to 1439. */
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What clocks show at a moment in a time zone. */
export function wallTime(moment: Date, timeZone: string): WallTime {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const { year, month, day, weekday, hour, minute } = parts;
  return {
    date: `${year}-${month}-${day}`,
    weekday: weekdays.find((name) => name === weekday?.toLowerCase()) ?? 'monday',
    minute: Number(hour) * 60 + Number(minute),
  };
}

/** Formats are costly to make and few. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', weekday: 'long', ...digits });
  formats.set(timeZone, format);
  return format;
}

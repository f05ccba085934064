/** Where and in whose words a time is shown. */
export interface Viewer {
  readonly locale: string | undefined;
  readonly timeZone: string | undefined;
}

const dayMs = 86_400_000;

/** A moment as its reader would say it: `today 10:32`, `yesterday 16:05`, `12 Nov 10:32`, `12 Nov 2025 10:32`. */
export function formatMoment(at: Date, now: Date, viewer: Viewer): string {
  const format = (options: Intl.DateTimeFormatOptions, date: Date) =>
    new Intl.DateTimeFormat(viewer.locale, { ...options, ...zoneOf(viewer) }).format(date);
  const day = (date: Date) => format({ year: 'numeric', month: 'numeric', day: 'numeric' }, date);
  const clock = format({ timeStyle: 'short' }, at);
  const relative = new Intl.RelativeTimeFormat(viewer.locale, { numeric: 'auto' });
  if (day(at) === day(now)) return `${relative.format(0, 'day')} ${clock}`;
  if (day(at) === day(new Date(now.getTime() - dayMs))) return `${relative.format(-1, 'day')} ${clock}`;
  const sameYear = format({ year: 'numeric' }, at) === format({ year: 'numeric' }, now);
  return `${format({ day: 'numeric', month: 'short', ...(!sameYear && { year: 'numeric' }) }, at)} ${clock}`;
}

/** The same moment to the second in UTC, for comparing with a log. */
export function formatUtc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function zoneOf({ timeZone }: Viewer): { timeZone?: string } {
  return timeZone === undefined ? {} : { timeZone };
}

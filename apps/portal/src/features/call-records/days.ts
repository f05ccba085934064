const historyBegins = Date.UTC(1970, 0, 1);
const historyEnds = Date.UTC(9999, 0, 1);

/** No call lies outside; the years 0 and 10,000, which PostgreSQL refuses, come out as what they mean. */
export function inAllOfHistory(date: Date): Date {
  return new Date(Math.min(Math.max(date.getTime(), historyBegins), historyEnds));
}

/** When a day or an instant begins. */
export function begins(day: string): Date {
  return isDay(day) ? midnight(day, 0) : new Date(day);
}

/** Whether a date is that of a day, not an instant. */
export function isDay(text: string): boolean {
  return text.length === 'yyyy-mm-dd'.length;
}

/** By the calendar of the server's zone, where a day can have 23 or 25 hours. */
export function midnight(day: string, daysOn: number): Date {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + daysOn);
  return date;
}

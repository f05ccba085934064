import type { Prompt } from './prompt.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Prompts that say when something happened, as a listener in that time zone says it: "today at 3 42 p m",
 * "yesterday at …", within a week "Monday at …", else "Monday, November second at …".
 */
export function dateTime(at: Date, now: Date, timeZone: string): readonly Prompt[] {
  const day = localDay(at, timeZone);
  const daysAgo = (localDay(now, timeZone).getTime() - day.getTime()) / dayMs;
  return [...sayDay(day, daysAgo), 'sound:digits/at', ...sayTime(at, timeZone)];
}

/** Midnight UTC of the day it is in that zone, so that days can be subtracted. */
function localDay(at: Date, timeZone: string): Date {
  const { year, month, day } = partsOf(at, timeZone);
  return new Date(Date.UTC(year, month - 1, day));
}

function sayDay(day: Date, daysAgo: number): Prompt[] {
  if (daysAgo === 0) return ['sound:digits/today'];
  if (daysAgo === 1) return ['sound:digits/yesterday'];
  const weekday: Prompt = `sound:digits/day-${day.getUTCDay()}`;
  if (daysAgo > 1 && daysAgo < 7) return [weekday];
  return [weekday, `sound:digits/mon-${day.getUTCMonth()}`, ...sayOrdinal(day.getUTCDate())];
}

function sayOrdinal(number: number): Prompt[] {
  const rest = number % 10;
  if (number <= 20 || rest === 0) return [`sound:digits/h-${number}`];
  return [`sound:digits/${number - rest}`, `sound:digits/h-${rest}`];
}

function sayTime(at: Date, timeZone: string): Prompt[] {
  const { hour, minute } = partsOf(at, timeZone);
  return [
    `number:${hour % 12 === 0 ? 12 : hour % 12}`,
    ...sayMinute(minute),
    hour < 12 ? 'sound:digits/a-m' : 'sound:digits/p-m',
  ];
}

function sayMinute(minute: number): Prompt[] {
  if (minute === 0) return ['sound:digits/oclock'];
  return minute < 10 ? ['sound:digits/oh', `number:${minute}`] : [`number:${minute}`];
}

function partsOf(at: Date, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
}

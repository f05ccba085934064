import { z } from 'zod';
import { displayName } from '../display-name.ts';
import { identifier } from './identifier.ts';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Give the time as 09:00.');

/** The days a week has, as the seed writes them. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'This is not the name of a time zone, for example Europe/Berlin or America/New_York.');

function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

/** Hours of a week in a time zone, and the days that are an exception. */
export const schedule = z.strictObject({
  id: identifier,
  name: displayName,
  time_zone: timeZone,
  /** Open from `from` until just before `to`; `24:00` is the end of the day. */
  hours: z
    .array(
      z.strictObject({
        days: z.array(z.enum(weekdays)).min(1, 'Choose a day.').max(7),
        from: timeOfDay,
        to: timeOfDay,
      }),
    )
    .max(50),
  /** Closed all day. */
  holidays: z
    .array(z.strictObject({ date: z.iso.date(), name: displayName }))
    .max(200)
    .default([]),
});

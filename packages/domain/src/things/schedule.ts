import { z } from 'zod';
import { displayName } from '../display-name.ts';
import { timeZone } from '../schedules/time-zone.ts';
import { identifier } from './identifier.ts';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Give the time as 09:00.');

/** The days a week has, as the seed writes them. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** See {@link weekdays}. */
export type Weekday = (typeof weekdays)[number];

const hours = z
  .strictObject({
    days: z.array(z.enum(weekdays)).min(1, 'Choose a day.').max(7),
    from: timeOfDay.refine((time) => time !== '24:00', 'A day begins at 00:00.'),
    to: timeOfDay,
  })
  .refine(({ from, to }) => from !== to, {
    path: ['to'],
    error: 'This ends when it begins. For the whole day give 00:00 to 24:00.',
  });

/** Hours of a week in a time zone, and the days that are an exception. */
export const schedule = z.strictObject({
  id: identifier,
  name: displayName,
  /** A name of the IANA time zone database. */
  time_zone: timeZone,
  /**
   * Open from `from` until just before `to`; `24:00` is the end of the day. Where `to` is earlier than `from`, it is a time of
   * the next day: Friday 22:00 to 06:00 ends on Saturday.
   */
  hours: z.array(hours).max(50),
  /** Closed from midnight to midnight, also for hours that began the day before. */
  holidays: z
    .array(z.strictObject({ date: z.iso.date(), name: displayName }))
    .max(200)
    .default([]),
});

/** See {@link schedule}. */
export type Schedule = z.output<typeof schedule>;

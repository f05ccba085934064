import { z } from 'zod';
import { displayName } from '../display-name.ts';
import { timeZone } from '../schedules/time-zone.ts';
import { identifier } from './identifier.ts';
import { weekdays } from './schedule.ts';

/** A prompt that is played to a paging zone at certain times: once, on one day, or every week. */
export const scheduledPage = z.strictObject({
  id: identifier,
  name: displayName,
  enabled: z.boolean().default(true),
  /** The number of a paging zone. */
  zone: z.string().regex(/^\d{2,6}$/, 'Choose a paging zone.'),
  prompt: identifier,
  /** The one day it is played; null: every week. */
  date: z.iso.date().nullable().default(null),
  /** Days of every week; they don't count where there is a date. */
  days: z.array(z.enum(weekdays)).max(7).default([]),
  times: z
    .array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give the time as 09:00.'))
    .min(1, 'Give a time.')
    .max(50)
    .refine((list) => new Set(list).size === list.length, 'A time stands in it twice.'),
  time_zone: timeZone,
  /** A schedule on whose holidays it is not played; null: holidays don't count. */
  holidays_of: identifier.nullable().default(null),
});

/** See {@link scheduledPage}. */
export type ScheduledPage = z.output<typeof scheduledPage>;

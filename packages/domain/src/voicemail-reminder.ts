import { z } from 'zod';
import { wallTime } from './schedules/wall-time.ts';

/** Reminds the owner of a mailbox, once a day, of messages that nobody has heard. */
export const voicemailReminder = z.strictObject({
  kind: z.literal('voicemail-reminder'),
  /** The day: `2026-12-24`. */
  id: z.string(),
  mailbox: z.string(),
  count: z.int(),
  oldest_at: z.iso.datetime(),
});

/** How late a reminder may still come, should nobody have been there at its hour. */
const lateAtMostMinutes = 180;
const minuteMs = 60_000;

/**
 * Whether it is time to remind people, at this hour by the clock of a place. `hourBegan`: what came later is no matter for a
 * reminder today, so that whoever asks again, on this day, gets the same answer.
 */
export function reminderDue(
  moment: Date,
  { hour, timeZone }: { hour: number; timeZone: string },
): { readonly day: string; readonly hourBegan: Date } | null {
  const { date, minute } = wallTime(moment, timeZone);
  const late = minute - hour * 60;
  if (late < 0 || late > lateAtMostMinutes) return null;
  const thisMinute = moment.getTime() - (moment.getTime() % minuteMs);
  return { day: date, hourBegan: new Date(thisMinute - late * minuteMs) };
}

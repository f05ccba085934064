import { z } from 'zod';

/** What somebody can be told of. */
export const subjects = ['voicemail', 'missed_calls', 'system_alerts'] as const;

/** See {@link subjects}. */
export type Subject = (typeof subjects)[number];

/** Subjects that only administrators are told of. */
export const subjectsOfAdministrators: readonly Subject[] = ['system_alerts'];

const ways = (mail: boolean, push: boolean) =>
  z.strictObject({ mail: z.boolean().default(mail), push: z.boolean().default(push) });

/**
 * What somebody wants to be told of, and how. Push reaches only the browsers they switched on themselves, so for what
 * matters it is on from then.
 */
export const notificationChoices = z.strictObject({
  voicemail: ways(true, true).prefault({}),
  missed_calls: ways(false, true).prefault({}),
  system_alerts: ways(false, true).prefault({}),
}) satisfies z.ZodType<Record<Subject, { mail: boolean; push: boolean }>>;

/** See {@link notificationChoices}. */
export type NotificationChoices = z.output<typeof notificationChoices>;

/** What counts for somebody who never chose. */
export const defaultChoices: NotificationChoices = notificationChoices.parse({});

import { z } from 'zod';
import { emergencyNotice } from './emergency/emergency-notice.ts';
import { missedCallNotice } from './notices/missed-call.ts';
import { mailboxClosedNotice, voicemailNotice } from './voicemail-notice.ts';
import { voicemailReminder } from './voicemail-reminder.ts';

/**
 * Something people are told of outside the portal, by mail or push. Every kind has a key of its own for what happened, so
 * that the same happening, told twice, reaches everybody once. Notices lie in the database for a month: what is added to a kind
 * later needs a default.
 */
export const notice = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('mail-test'),
    /** Chosen by whoever asks for the test. */
    id: z.string(),
    to: z.string(),
    asked_by: z.string(),
  }),
  z.strictObject({
    kind: z.literal('push-test'),
    id: z.string(),
    /** The push subscription that is tried, and what it is called. */
    browser: z.string(),
    device: z.string(),
  }),
  emergencyNotice,
  voicemailNotice,
  missedCallNotice,
  mailboxClosedNotice,
  voicemailReminder,
]);

/** See {@link notice}. */
export type Notice = z.output<typeof notice>;

/** A kind of notice. */
export type NoticeKind = Notice['kind'];

/** A notice of one kind. */
export type NoticeOf<Kind extends NoticeKind> = Extract<Notice, { kind: Kind }>;

/** What a notice is known by: added again, it is the same one. */
export function noticeKey(told: Notice): string {
  switch (told.kind) {
    case 'mail-test':
    case 'push-test':
    case 'emergency-call':
      return `${told.kind}/${told.id}`;
    case 'voicemail':
      return noticeKeyOfMessage(told);
    case 'missed-call':
      return `${told.kind}/${told.id}/${told.extension}`;
    case 'mailbox-closed':
    case 'voicemail-reminder':
      return `${told.kind}/${told.mailbox}/${told.id}`;
  }
}

/** What the news of a message is known by. */
export function noticeKeyOfMessage({ mailbox, id }: { readonly mailbox: string; readonly id: string }): string {
  return `voicemail/${mailbox}/${id}`;
}

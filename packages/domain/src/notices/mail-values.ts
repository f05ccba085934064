import type { NoticeKind } from '../notice.ts';

/** What the mail template of each kind of notice that goes by mail can show; `{{product}}` and `{{portal}}` (its address) stand in all. */
export const mailValues = {
  'mail-test': ['asked_by'],
  'emergency-call': ['number', 'extension', 'caller', 'place', 'shown', 'outcome', 'time'],
  /** `text`: what is said in it, as far as that is known. */
  voicemail: ['mailbox', 'caller', 'time', 'duration', 'text'],
  'missed-call': ['extension', 'caller', 'time'],
  'voicemail-reminder': ['mailbox', 'messages', 'oldest'],
  'mailbox-closed': ['mailbox', 'caller', 'time'],
} as const satisfies Partial<Record<NoticeKind, readonly string[]>>;

/** A kind of notice that goes by mail. */
export type MailedKind = keyof typeof mailValues;

/** Every kind of notice that goes by mail. */
export const mailedKinds = Object.keys(mailValues) as [MailedKind, ...MailedKind[]];

/** The values of one kind, filled in. Everything a value holds is text, and is escaped where the mail is HTML. */
export type MailValues<Kind extends MailedKind> = Readonly<Record<(typeof mailValues)[Kind][number], string>>;

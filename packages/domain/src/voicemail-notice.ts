import { z } from 'zod';
import { knownCaller } from './known-caller.ts';
import type { VoicemailMessage } from './voicemail.ts';

/** Tells the owner of a mailbox that somebody left a message, natively or with us. */
export const voicemailNotice = z.strictObject({
  kind: z.literal('voicemail'),
  /** The message's. */
  id: z.string(),
  mailbox: z.string(),
  from: z.string(),
  from_name: z.string(),
  received_at: z.iso.datetime(),
  /** Seconds. */
  duration: z.int(),
});

/** Tells the owner of a mailbox that its PIN was guessed at, and that it is closed for some time. */
export const mailboxClosedNotice = z.strictObject({
  kind: z.literal('mailbox-closed'),
  /** The moment it was closed. */
  id: z.string(),
  mailbox: z.string(),
  /** Who gave the last wrong PIN; empty: a caller who hides the number. */
  from: z.string(),
  closed_at: z.iso.datetime(),
});

/** What the owner of a mailbox is told of a message. */
export function noticeOfMessage(message: VoicemailMessage): z.output<typeof voicemailNotice> {
  const caller = knownCaller(message.callerNumber, message.callerName);
  return {
    kind: 'voicemail',
    id: message.id,
    mailbox: message.mailbox,
    from: caller.number,
    from_name: caller.name,
    received_at: message.receivedAt.toISOString(),
    duration: message.durationSeconds,
  };
}

/** What the owner of a mailbox is told when it closes. */
export function noticeOfClosing(mailbox: string, from: string, at: Date): z.output<typeof mailboxClosedNotice> {
  const { number } = knownCaller(from, '');
  return { kind: 'mailbox-closed', id: at.toISOString(), mailbox, from: number, closed_at: at.toISOString() };
}

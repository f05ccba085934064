import { z } from 'zod';
import { voicemailLimits } from '../voicemail.ts';
import type { TranscriptionSettings } from './transcription.ts';

const limits = {
  max_messages: z
    .int()
    .min(1, 'A mailbox holds at least one message.')
    .max(voicemailLimits.maxMessages, `A mailbox holds at most ${voicemailLimits.maxMessages} messages.`),
  max_message_seconds: z
    .int()
    .min(10, 'Let callers speak for at least 10 seconds.')
    .max(600, 'A message lasts at most 10 minutes.'),
  min_message_seconds: z
    .int()
    .min(1, 'A message lasts at least a second.')
    .max(30, 'What is longer than 30 seconds is no mistake any more.'),
  silence_seconds: z.int().min(0).max(60, 'Silence that long ends no message.'),
};

/** What counts for every mailbox that has nothing else set. */
export const voicemail = z.strictObject({
  /** Whether mails of new messages carry the sound. */
  attach_sound: z.boolean().default(true),
  /** When owners are reminded each day of messages they have not heard, by the clock of the server: 9 for 9 o’clock; null: never. */
  reminder_hour: z.int().min(0).max(23, 'A day has the hours 0 to 23.').nullable().default(null),
  /** New messages; then callers hear that it is full. */
  max_messages: limits.max_messages.default(voicemailLimits.maxMessages),
  max_message_seconds: limits.max_message_seconds.default(voicemailLimits.maxMessageSeconds),
  /** What is shorter was a caller who hung up, and is thrown away. */
  min_message_seconds: limits.min_message_seconds.default(voicemailLimits.minMessageSeconds),
  /** Silence that ends a message; 0: only the caller does. */
  silence_seconds: limits.silence_seconds.default(0),
});

/** What is set of one mailbox; null: as for the whole system. */
export const mailboxOptions = z.strictObject({
  attach_sound: z.boolean().nullable().default(null),
  max_messages: limits.max_messages.nullable().default(null),
  max_message_seconds: limits.max_message_seconds.nullable().default(null),
  min_message_seconds: limits.min_message_seconds.nullable().default(null),
  silence_seconds: limits.silence_seconds.nullable().default(null),
  /** Whether its messages are put into words. */
  transcribe: z.boolean().nullable().default(null),
});

/** What can be changed of {@link mailboxOptions}: what is not named stays. */
export const mailboxOptionsChange = z
  .strictObject({
    attach_sound: z.boolean().nullable(),
    max_messages: limits.max_messages.nullable(),
    max_message_seconds: limits.max_message_seconds.nullable(),
    min_message_seconds: limits.min_message_seconds.nullable(),
    silence_seconds: limits.silence_seconds.nullable(),
    transcribe: z.boolean().nullable(),
  })
  .partial();

/** See {@link mailboxOptions}. */
export type MailboxOptions = z.output<typeof mailboxOptions>;

/** What a mailbox has that nobody has set anything on. */
export const defaultMailboxOptions: MailboxOptions = mailboxOptions.parse({});

/** The limits that count for one mailbox. */
export interface MailboxLimits {
  readonly maxMessages: number;
  readonly maxMessageSeconds: number;
  readonly minMessageSeconds: number;
  /** Null: silence ends nothing. */
  readonly silenceSeconds: number | null;
}

/** Puts a mailbox's own limits before the system's. */
export function limitsOf(own: MailboxOptions, system: z.output<typeof voicemail>): MailboxLimits {
  return {
    maxMessages: own.max_messages ?? system.max_messages,
    maxMessageSeconds: own.max_message_seconds ?? system.max_message_seconds,
    minMessageSeconds: own.min_message_seconds ?? system.min_message_seconds,
    silenceSeconds: (own.silence_seconds ?? system.silence_seconds) || null,
  };
}

/** Whether messages of a mailbox are put into words. */
export function isTranscribed(
  own: Pick<MailboxOptions, 'transcribe'>,
  { engine, every_mailbox }: Pick<TranscriptionSettings, 'engine' | 'every_mailbox'>,
): boolean {
  return engine !== 'off' && (own.transcribe ?? every_mailbox);
}

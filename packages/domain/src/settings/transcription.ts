import { z } from 'zod';

const engine = z.enum(['off', 'vosk', 'openai', 'google', 'command']);

/** Who can find out what is said in a message. */
export type TranscriptionEngine = z.output<typeof engine>;

/** The address of a server, without a password: that has a field of its own, or is part of nothing that is shown. */
function address(protocol: RegExp, example: string) {
  const words = `Give an address, for example ${example}.`;
  return z
    .url({ protocol, error: words })
    .max(500)
    .refine((url) => !/[@#?]/.test(url), { error: words });
}

const key = z
  .string()
  .regex(/^[\x21-\x7e]{1,512}$/, 'A key is letters, digits and signs without spaces.')
  .nullable()
  .default(null);

/** Messages put into words: by whom, in which language. */
export const transcription = z.strictObject({
  engine: engine.default('off'),
  /** Whether it is done for mailboxes that say nothing of it. */
  every_mailbox: z.boolean().default(true),
  /** Spoken in messages, as a language tag (BCP 47). */
  language: z
    .string()
    .max(35)
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Give a language as en-US or de-DE.')
    .default('en-US'),
  /** How long the news of a message waits for its words; then it goes without. */
  notice_waits_seconds: z
    .int()
    .min(0)
    .max(600, 'Nobody should wait longer than ten minutes for the news of a message.')
    .default(60),
  vosk_url: address(/^wss?$/, 'ws://10.0.0.5:2700')
    .nullable()
    .default(null),
  openai_url: address(/^https?$/, 'https://api.openai.com/v1').default('https://api.openai.com/v1'),
  openai_model: z
    .string()
    .regex(/^[\w./:-]{1,100}$/, 'Give the name of a model, for example whisper-1.')
    .default('whisper-1'),
  openai_key: key,
  google_url: address(/^https?$/, 'https://speech.googleapis.com/v1').default('https://speech.googleapis.com/v1'),
  google_key: key,
  /** One of those that the operator allows; nothing else is ever run. */
  command: z
    .string()
    .max(500)
    .regex(/^\/[^\0\n]+$/, 'Choose one of the programs the operator allows.')
    .nullable()
    .default(null),
});

/** See {@link transcription}. */
export type TranscriptionSettings = z.output<typeof transcription>;

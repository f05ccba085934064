import { z } from 'zod';
import { displayName } from '../display-name.ts';
import { identifier } from './identifier.ts';

/** Voices that texts can be spoken with, by the names of espeak-ng. */
const voices = ['en-us', 'en-gb', 'de', 'es', 'fr-fr', 'it', 'nl', 'pl', 'pt-br', 'tr'] as const;

/** See {@link voices}. */
export type Voice = (typeof voices)[number];

/** A text that is read aloud. */
export const spokenText = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1, 'Write what is to be said.')
    .max(2000)
    .regex(/^[^\p{Cc}]*$/u, 'Write it in one paragraph, without line breaks.'),
  voice: z.enum(voices).default('en-us'),
});

/** Something callers hear: a text that is spoken, a recording, or words that Asterisk has recorded already. */
export const prompt = z.strictObject({
  id: identifier,
  name: displayName,
  source: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('text'), ...spokenText.shape }),
    /** A file somebody uploaded. It can be heard once the worker has turned it into what Asterisk plays. */
    z.strictObject({
      type: z.literal('file'),
      file_name: z.string().max(200),
      state: z.enum(['converting', 'ready', 'failed']),
      /** Why it failed, in words; null otherwise. */
      reason: z.string().max(500).nullable(),
      /** How long it is; null until it is known. */
      seconds: z.int().min(0).nullable(),
    }),
    /** Files of Asterisk's own voice, one after the other: `pbx-invalid`, `digits/1`. */
    z.strictObject({
      type: z.literal('stock'),
      sounds: z
        .array(
          z
            .string()
            .regex(/^[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9_-]*)?$/i, 'Give names as in vm-goodbye or digits/1.'),
        )
        .min(1)
        .max(40),
    }),
  ]),
});

/** See {@link prompt}. */
export type PromptThing = z.output<typeof prompt>;

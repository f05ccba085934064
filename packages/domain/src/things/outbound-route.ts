import { z } from 'zod';
import { dialPattern } from '../dial-pattern.ts';
import { displayName } from '../display-name.ts';
import { identifier } from './identifier.ts';

/** Which numbers go out, how they are written for the telephone company, and by which trunks in which order. */
export const outboundRoute = z.strictObject({
  id: identifier,
  name: displayName,
  enabled: z.boolean().default(true),
  /** Regular expressions as in the seed's number plan; the first route with a match is taken. */
  patterns: z.array(dialPattern).min(1, 'Give at least one pattern, for example ^[2-9][0-9]{9}$.').max(50),
  /** How many digits of what was dialled are dropped, and what is put before the rest. */
  strip: z.int().min(0).max(20).default(0),
  prepend: z
    .string()
    .regex(/^\+?[\d*#]{0,20}$/, 'Only digits, * and #, perhaps behind a +.')
    .default(''),
  /** Tried in this order; the next one when a trunk is down, full or congested, not when the other side is busy. */
  trunks: z
    .array(identifier)
    .min(1, 'Choose at least one trunk.')
    .max(10)
    .refine((list) => new Set(list).size === list.length, 'A trunk stands in this list twice.'),
  /** Seconds a call may take to be answered before the caller is told that nobody does. */
  ring_seconds: z.int().min(5).max(300).default(60),
});

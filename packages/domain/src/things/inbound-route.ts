import { z } from 'zod';
import { destination } from '../destination.ts';
import { displayName } from '../display-name.ts';
import { identifier } from './identifier.ts';

const priorityRange = 'A priority is a number from 0 to 10.';

/** What happens with calls from outside to one number, or to all that no other route takes. */
export const inboundRoute = z.strictObject({
  id: identifier,
  name: displayName,
  enabled: z.boolean().default(true),
  /** The number as the telephone company sends it; a trailing `*` stands for any end ("5550*"); null: any number. */
  number: z
    .string()
    .regex(/^\+?\d{1,20}\*?$/, 'Give the number in digits, for example 5550100, or 5550* for all that begin so.')
    .nullable(),
  /** Only callers with this number ("+1212*": all that begin so); `anonymous`: who hides it; null: everybody. */
  caller: z
    .union([
      z.literal('anonymous'),
      z.string().regex(/^\+?\d{1,20}\*?$/, 'Give a number, the beginning of one with *, or "anonymous".'),
    ])
    .nullable()
    .default(null),
  /** Only calls that come by this trunk; null: by any. */
  trunk: identifier.nullable().default(null),
  /** Opening hours; null: always open. */
  schedule: identifier.nullable().default(null),
  /** A day/night switch that closes it by hand whatever the hours say; null: none. */
  switch: z
    .string()
    .regex(/^\d{1,4}$/)
    .nullable()
    .default(null),
  destination,
  /** Where calls go while it is closed. */
  closed_destination: destination.default({ type: 'closed' }),
  /** Written before the caller's name, so that who answers knows which number was called ("Sales: "). */
  name_prefix: z
    .string()
    .max(20)
    .regex(/^[\p{L}\p{N} .:/()-]*$/u, 'Letters, digits, blanks and . : / ( ) - only.')
    .default(''),
  music: identifier.nullable().default(null),
  /** In every queue they come to, its callers stand before those with less. */
  queue_priority: z.int().min(0, priorityRange).max(10, priorityRange).default(0),
});

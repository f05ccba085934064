import { z } from 'zod';
import { destination } from '../destination.ts';
import { displayName } from '../display-name.ts';
import { identifier } from './identifier.ts';

/** A number outside that can be rung. */
export const outsideNumber = z
  .string()
  .regex(/^\+?\d{3,20}$/, 'Give the number as digits, for example 5550100 or +15550100.');

const delay = z.int().min(0).max(120, 'Wait for at most 2 minutes.').default(0);

/** Somebody a ring group rings. */
export const ringGroupMember = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('extension'), target: z.string().regex(/^\d{2,6}$/), delay_seconds: delay }),
  z.strictObject({
    type: z.literal('external'),
    target: outsideNumber,
    delay_seconds: delay,
    /** Who answers has to press 1: else a mailbox outside could take calls of the house. */
    confirm: z.boolean().default(true),
  }),
]);

/** A number behind which several phones ring. */
export const ringGroup = z.strictObject({
  number: z.string().regex(/^\d{2,6}$/, 'A ring group has a number of 2 to 6 digits.'),
  name: displayName,
  /** `memory-hunt`: the next joins in while the ones before go on ringing. `random`: as `hunt`, in any order. */
  strategy: z.enum(['all', 'hunt', 'memory-hunt', 'random']).default('all'),
  /** Seconds to wait before a member joins in count with `all` only. */
  members: z
    .array(ringGroupMember)
    .min(1, 'Choose at least one member.')
    .max(50)
    .refine((list) => new Set(list.map(({ target }) => target)).size === list.length, 'A member stands in it twice.'),
  /** How long until the next one’s turn; with `all` everybody rings to the end. */
  member_seconds: z.int().min(5).max(120).default(15),
  total_seconds: z.int().min(5).max(300).default(60),
  /** Whether members who talk already are passed over. */
  skip_busy: z.boolean().default(true),
  /** Shown before the caller’s name, so that who answers knows which group was called ("Sales: "). */
  name_prefix: z
    .string()
    .max(20)
    .regex(/^[\p{L}\p{N} .:/()-]*$/u, 'Letters, digits, blanks and . : / ( ) - only.')
    .default(''),
  /** A class of music that callers hear while it rings; null: the ringing tone. */
  music: identifier.nullable().default(null),
  /** Where the call goes when nobody answers. */
  fallback: destination.default({ type: 'closed' }),
});

/** See {@link ringGroup}. */
export type RingGroup = z.output<typeof ringGroup>;

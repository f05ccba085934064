import { z } from 'zod';
import { outsideNumber } from './ring-group.ts';

const seconds = z.int().min(5, 'Ring for at least 5 seconds.').max(120, 'Ring for at most 2 minutes.');

/** A number somebody is looked for at. */
export const followedNumber = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('extension'),
    target: z.string().regex(/^\d{2,6}$/),
    seconds: seconds.default(20),
  }),
  z.strictObject({
    type: z.literal('external'),
    target: outsideNumber,
    seconds: seconds.default(20),
    /** Who answers has to press 1: else a mailbox outside could take the call. */
    confirm: z.boolean().default(true),
  }),
]);

/** Where somebody is looked for when their own phone isn’t answered; after all of them comes their mailbox. */
export const followMe = z.strictObject({
  /** The extension whose calls follow. */
  number: z.string().regex(/^\d{2,6}$/, 'Choose an extension.'),
  enabled: z.boolean().default(true),
  /** How long the own phone rings first. */
  own_seconds: seconds.default(15),
  /** One after the other. */
  numbers: z.array(followedNumber).min(1, 'Give at least one number.').max(10),
});

/** See {@link followMe}. */
export type FollowMe = z.output<typeof followMe>;

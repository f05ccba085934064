import { z } from 'zod';

/** A number outside the house as people type it: digits, perhaps behind a +; codes of the telephone company may hold * and #. */
const externalNumber = z
  .string()
  .regex(/^\+?[\d*#]{2,30}$/, 'Give the number as digits, for example 5550100 or +15550100.');

const ownNumber = z.string().regex(/^\d{1,10}$/, 'Give the number of it, for example 1001.');
const ownName = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'Choose one that exists.');

/**
 * Where a call can be sent, wherever that is chosen: by an inbound route, a menu, a queue that is full. Written as
 * `{ "type": "extension", "target": "1001" }`.
 */
export const destination = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('extension'), target: ownNumber }),
  /** Straight to a mailbox, without ringing whose it is. */
  z.strictObject({ type: z.literal('voicemail'), target: ownNumber }),
  z.strictObject({ type: z.literal('conference'), target: ownNumber }),
  z.strictObject({ type: z.literal('ring-group'), target: ownNumber }),
  z.strictObject({ type: z.literal('queue'), target: ownNumber }),
  /**
   * A page: the caller speaks to a zone. Whoever leads calls there says by it that they may page, calls from outside too; the
   * zone's PIN is asked all the same.
   */
  z.strictObject({ type: z.literal('paging-zone'), target: ownNumber }),
  /** An auto attendant. */
  z.strictObject({ type: z.literal('menu'), target: ownName }),
  /** A number outside, by the outbound routes. */
  z.strictObject({ type: z.literal('external'), target: externalNumber }),
  /** Another inbound route's decision: its hours, its switch, its destinations. */
  z.strictObject({ type: z.literal('inbound-route'), target: ownName }),
  /** The caller hears that nobody is there at this time, then the call ends. */
  z.strictObject({ type: z.literal('closed') }),
  z.strictObject({ type: z.literal('hang-up') }),
]);

/** See {@link destination}. */
export type Destination = z.infer<typeof destination>;

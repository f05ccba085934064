import { z } from 'zod';
import { destination } from '../destination.ts';
import { identifier } from '../things/identifier.ts';

const slot = z.string().regex(/^[1-9]\d{1,3}$/, 'A slot is a number of 2 to 4 digits, for example 70.');

/** Where calls are parked, and what becomes of those that nobody fetches. */
export const parking = z.strictObject({
  /** Slots are dialled to fetch the call in them; the phones' lamps show which are taken. */
  first_slot: slot.default('70'),
  last_slot: slot.default('79'),
  /** Seconds before a parked call rings at whoever parked it. */
  timeout_seconds: z.int().min(10).max(3600).default(60),
  /** Seconds it rings there. */
  ring_seconds: z.int().min(5).max(300).default(30),
  /** Where it goes when nobody answers there; null: to the parker's mailbox, or back into a slot where there is none. */
  destination: destination.nullable().default(null),
  /** What the parked hear; null: what calls on hold hear. */
  music: identifier.nullable().default(null),
});

/** Most slots there can be. */
export const mostSlots = 100;

/** Every slot there is, first to last. */
export function slotsOf({
  first_slot,
  last_slot,
}: Pick<z.output<typeof parking>, 'first_slot' | 'last_slot'>): string[] {
  const first = Number(first_slot);
  const count = Math.max(0, Number(last_slot) - first + 1);
  return Array.from({ length: Math.min(count, mostSlots) }, (_, at) => String(first + at));
}

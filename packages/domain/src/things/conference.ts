import { z } from 'zod';
import { displayName } from '../display-name.ts';
import { identifier } from './identifier.ts';

const pin = z.string().regex(/^\d{4,10}$/, 'A PIN is 4 to 10 digits.');

/** A room where many can talk. */
export const conference = z.strictObject({
  /** The number plan says which numbers are for conferences. */
  number: z.string().regex(/^\d{2,6}$/, 'A conference has a number of 2 to 6 digits, for example 2001.'),
  name: displayName,
  /** Asked of everybody; null: open to all extensions. */
  pin: pin.nullable().default(null),
  /** Makes whoever gives it a moderator; null: there is none by PIN. */
  moderator_pin: pin.nullable().default(null),
  /** Members hear music until a moderator is there. */
  wait_for_moderator: z.boolean().default(false),
  /** A name or a tone when somebody comes or goes. */
  announce: z.enum(['nothing', 'tone', 'name']).default('tone'),
  muted_at_start: z.boolean().default(false),
  record: z.boolean().default(false),
  max_members: z.int().min(2).max(200).default(50),
  music: identifier.nullable().default(null),
});

import { z } from 'zod';
import { destination } from '../destination.ts';
import { dialPattern } from '../dial-pattern.ts';
import { identifier } from './identifier.ts';

/** What a dialled number is. The names are the seed's, those it lacks are added. */
const dialActions = [
  'extension',
  'auto_attendant',
  'conference',
  'ring_group',
  'park',
  'queue',
  'paging',
  'voicemail',
  'trunk',
] as const;

/** See {@link dialActions}. */
export type DialAction = (typeof dialActions)[number];

/** One rule of the number plan; the first that matches counts. */
export const dialRule = z.strictObject({
  id: identifier,
  pattern: dialPattern,
  action: z.enum(dialActions),
  /** With `trunk`: the outbound route or trunk to take; null: the outbound routes decide. */
  trunk: identifier.nullable().default(null),
  /** With `auto_attendant`: where the call goes; null: the caller hears that the number is not in service. */
  destination: destination.nullable().default(null),
});

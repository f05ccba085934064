import { z } from 'zod';
import { dialPattern } from '../dial-pattern.ts';
import { identifier } from './identifier.ts';

/** What a dialled number is. The names are the seed's, those it lacks are added. */
export const dialActions = [
  'extension',
  'auto_attendant',
  'conference',
  'park',
  'queue',
  'paging',
  'voicemail',
  'trunk',
] as const;

/** One rule of the number plan; the first that matches counts. */
export const dialRule = z.strictObject({
  id: identifier,
  pattern: dialPattern,
  action: z.enum(dialActions),
  /** With `trunk`: the outbound route or trunk to take; null: the outbound routes decide. */
  trunk: identifier.nullable().default(null),
});

import { z } from 'zod';
import { displayName } from '../display-name.ts';
import { identifier } from './identifier.ts';

/** What a waiting caller hears: tracks of ours, or a radio stream. */
export const musicClass = z.strictObject({
  id: identifier,
  name: displayName,
  source: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('tracks'),
      order: z.enum(['listed', 'random']).default('random'),
      /** Ids of tracks, in the order they are played. */
      tracks: z.array(identifier).max(200),
    }),
    z.strictObject({
      type: z.literal('stream'),
      url: z
        .url({ protocol: /^https?$/, error: 'Give the address of the stream, beginning with http:// or https://.' })
        .regex(/^[!-~]+$/, 'An address has no blanks and only ASCII characters; write others as %20 and so on.')
        .max(500),
    }),
  ]),
});

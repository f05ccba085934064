import { z } from 'zod';
import { displayName } from '../display-name.ts';

/** A day/night switch: dialled to turn it, watched by a lamp key of a phone; inbound routes obey it. */
export const daySwitch = z.strictObject({
  /** Dialled behind the feature code of switches: `*28` + `1`. */
  number: z.string().regex(/^\d{1,4}$/, 'A switch has 1 to 4 digits, for example 1.'),
  name: displayName,
});

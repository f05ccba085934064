import { z } from 'zod';
import { displayName } from '../display-name.ts';
import { voicemailPin } from '../secrets.ts';
import { defaultMailboxOptions, mailboxOptions } from '../settings/voicemail.ts';

/** A mailbox of a team: its members open it as their own, and a message in it lights the lamp of each. */
export const sharedMailbox = z.strictObject({
  /**
   * Who dials it, leaves a message; its messages are heard at `*` and this number. With the number of a ring group or a queue it is
   * theirs, and who dials that reaches them.
   */
  number: z.string().regex(/^\d{2,6}$/, 'A mailbox has a number of 2 to 6 digits.'),
  name: displayName,
  /** What is asked for at the phone, the same for all. */
  pin: voicemailPin,
  /** Extensions. */
  members: z
    .array(z.string().regex(/^\d{2,6}$/))
    .min(1, 'Choose at least one member.')
    .max(50)
    .refine((list) => new Set(list).size === list.length, 'A member stands in it twice.'),
  options: mailboxOptions.default(defaultMailboxOptions),
});

/** See {@link sharedMailbox}. */
export type SharedMailbox = z.output<typeof sharedMailbox>;

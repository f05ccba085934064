import { z } from 'zod';
import { codecList, dtmfMethod, mediaEncryption } from './codec.ts';
import { displayName } from './display-name.ts';
import { extensionNumber } from './extension-number.ts';
import { sipSecret, voicemailPin } from './secrets.ts';
import { defaultMailboxOptions, mailboxOptions } from './settings/voicemail.ts';
import { identifier } from './things/identifier.ts';

/** Someone's mail address; null where none is known. Addresses that can't receive mail are refused. */
export const emailAddress = z
  .email('This is not a mail address, for example name@school.org.')
  .max(254)
  .refine(
    (address) => !isPlaceholderAddress(address),
    'This address is a placeholder that never receives mail. Give a real one or leave it empty.',
  );

/** Whether an address stands in documentation, not in a mailbox (RFC 2606, RFC 6761). */
function isPlaceholderAddress(address: string): boolean {
  return /@(.*\.)?(example\.(com|net|org)|[^@]*\.(example|test|invalid|localhost)|localhost)$/i.test(address);
}

/** Seconds a phone rings before its caller is offered the mailbox. */
export const ringSeconds = z
  .number()
  .int()
  .min(5, 'Ring for at least 5 seconds.')
  .max(300, 'Ring for at most 300 seconds.');

const extensionSchema = z.object({
  number: extensionNumber,
  name: displayName,
  email: emailAddress.nullable(),
  sipSecret: sipSecret,
  /** Name shown to those it calls; null means `name`. */
  callerIdName: displayName.nullable(),
  /** May call outside numbers. */
  allowExternal: z.boolean(),
  voicemail: z.boolean(),
  voicemailPin: voicemailPin,
  /** Limits of its mailbox. */
  mailbox: mailboxOptions,
  ringSeconds: ringSeconds,
  /** Where the phone stands ("Room 12, first floor"); null where not known. */
  location: displayName.nullable(),
  /** Offered in this order; null means the system's list. */
  codecs: codecList.nullable(),
  /** Null means the system's way. */
  dtmf: dtmfMethod.nullable(),
  encryption: mediaEncryption,
  /** Whose ringing phones it can pick up, and who can pick up its own: all of the same group. */
  pickupGroup: identifier.nullable(),
  /** What it hears others put on hold with; null means the system's. */
  music: identifier.nullable(),
  /** Where help is sent when it calls an emergency number; null means the system's. */
  locationId: identifier.nullable(),
});

/** One phone number of the house and the phone(s) behind it. */
export type Extension = z.infer<typeof extensionSchema>;

/** What may be changed after an extension was made: everything but its number. */
export type ExtensionChange = Partial<Omit<Extension, 'number'>>;

/** What a new extension gets where its creator said nothing. */
export const extensionDefaults = {
  email: null,
  callerIdName: null,
  allowExternal: false,
  voicemail: true,
  ringSeconds: 30,
  location: null,
  codecs: null,
  dtmf: null,
  encryption: 'off',
  pickupGroup: null,
  music: null,
  locationId: null,
  mailbox: defaultMailboxOptions,
} as const;

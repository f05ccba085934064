import { z } from 'zod';
import { codecList, dtmfMethod } from '../codec.ts';
import { displayName } from '../display-name.ts';
import { identifier } from './identifier.ts';

const host = z
  .string()
  .max(253)
  .regex(/^(?=.*[a-z0-9])[a-z0-9.:-]+$/i, 'Give a host name or an address, for example sip.provider.net.');
const port = z.int().min(1).max(65_535);
const sipUser = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9!*+,./:=?@_~#&%-]+$/, 'This holds a character that no SIP user name has.');

/** How a call is shown to the telephone company: as the extension says, or always with one number. */
const outboundCallerId = z.discriminatedUnion('show', [
  /** With the number outside an extension is reached by, or as it is where it has none. */
  z.strictObject({ show: z.literal('extension') }),
  z.strictObject({ show: z.literal('number'), number: z.string().regex(/^\+?\d{2,20}$/, 'Give a number in digits.') }),
  z.strictObject({ show: z.literal('anonymous') }),
]);

/** How a trunk shows calls, see {@link trunk}. */
export type OutboundCallerId = z.output<typeof outboundCallerId>;

/** A line to a telephone company or to another SIP system. */
export const trunk = z.strictObject({
  id: identifier,
  name: displayName,
  /** The preset it was made from; decides which fields the portal shows. */
  preset: identifier.nullable().default(null),
  enabled: z.boolean().default(true),
  /** `registration`: we register there; `address`: both sides know each other by address. */
  kind: z.enum(['registration', 'address']),
  host,
  port: port.nullable().default(null),
  transport: z.enum(['udp', 'tcp', 'tls']).default('udp'),
  /** Over TLS: it is used only when its certificate proves that it is `host` (or the proxy), to who trusts public authorities. */
  verify_certificate: z.boolean().default(true).meta({
    description: 'With TLS: nothing is sent unless the certificate of the other side is valid for its name.',
  }),
  username: sipUser.nullable().default(null),
  /** The name that goes with the password, where it isn't `username`. */
  auth_username: sipUser.nullable().default(null),
  password: z
    .string()
    .max(128)
    .regex(/^[\x21-\x7e]*$/, 'A password holds visible ASCII characters only.')
    .nullable()
    .default(null),
  /** Where requests are sent first, when not straight to `host`; perhaps with a port behind a colon. */
  outbound_proxy: host.nullable().default(null),
  from_user: sipUser.nullable().default(null),
  from_domain: host.nullable().default(null),
  /** What the other side calls us by when we registered; null: `username`. */
  contact_user: sipUser.nullable().default(null),
  /**
   * Addresses and networks it may call from besides `host`: "203.0.113.0/24". Where none is given and `host` is a name,
   * its addresses are looked up when Asterisk reads the trunk.
   */
  allowed_addresses: z
    .array(z.string().regex(/^[0-9a-f.:]+(\/\d{1,3})?$/i, 'Give an address or a network, for example 203.0.113.0/24.'))
    .max(32)
    .default([]),
  /** Null: the system's. */
  codecs: codecList.nullable().default(null),
  dtmf: dtmfMethod.default('auto'),
  encryption: z.enum(['off', 'sdes']).default('off'),
  /** Calls at once, in and out together; null: as many as come. */
  max_calls: z.int().min(1).max(1000).nullable().default(null),
  caller_id: outboundCallerId.default({ show: 'extension' }),
  /** Seconds a call may stay without a sign from the other side (ringing, an announcement) before the next trunk is tried. */
  patience_seconds: z.int().min(2).max(30).default(10),
  /** How often it is asked whether it is there; null: never, for providers that don't answer OPTIONS. */
  qualify_seconds: z.int().min(10).max(3600).nullable().default(30),
  /** The header that `key`, where there is one, is sent in with every call: some know a trunk by a key of its own. */
  key_header: z
    .string()
    .regex(/^X-[A-Za-z0-9-]{1,60}$/, 'Give the name of a header that begins with X-.')
    .nullable()
    .default(null),
  key: z
    .string()
    .regex(/^[A-Za-z0-9._~+=-]{1,128}$/, 'A key is made of letters, digits and . _ ~ + = -.')
    .nullable()
    .default(null),
});

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
  z.strictObject({ show: z.literal('extension') }),
  z.strictObject({ show: z.literal('number'), number: z.string().regex(/^\+?\d{2,20}$/, 'Give a number in digits.') }),
  z.strictObject({ show: z.literal('anonymous') }),
]);

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
  username: sipUser.nullable().default(null),
  password: z
    .string()
    .max(128)
    .regex(/^[\x21-\x7e]*$/, 'A password holds visible ASCII characters only.')
    .nullable()
    .default(null),
  /** Where requests are sent first, when not straight to `host`. */
  outbound_proxy: host.nullable().default(null),
  from_user: sipUser.nullable().default(null),
  from_domain: host.nullable().default(null),
  /** Addresses and networks it may call from besides `host`: "203.0.113.0/24". */
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
});

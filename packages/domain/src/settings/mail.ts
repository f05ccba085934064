import { z } from 'zod';
import { displayName } from '../display-name.ts';
import { emailAddress } from '../extension.ts';

/** The mail server that takes our mail, and whom it is from. */
export const mail = z.strictObject({
  /** Null: no mail is sent. */
  host: z
    .string()
    .max(253)
    .regex(/^(?=.*[a-z0-9])[a-z0-9.:-]+$/i, 'Give a host name or an address, for example smtp.school.org.')
    .nullable()
    .default(null),
  port: z.int().min(1, 'A port is 1 to 65535.').max(65_535, 'A port is 1 to 65535.').default(587),
  /** `starttls`: mail goes only when the server can encrypt; `tls`: encrypted from the first byte. */
  security: z.enum(['none', 'starttls', 'tls']).default('starttls'),
  /** Off for a server in the own network whose certificate nobody signed. */
  check_certificate: z.boolean().default(true),
  /** Null: the server wants nobody to sign in. */
  user: z.string().trim().min(1).max(254).nullable().default(null),
  password: z.string().min(1).max(512).nullable().default(null),
  from_address: emailAddress.nullable().default(null),
  from_name: displayName.default('FlexPBX'),
});

/** See {@link mail}. */
export type MailSettings = z.output<typeof mail>;

import { type MailSettings, settingsSections } from '@flexpbx/domain';
import { z } from 'zod';
import type { Output } from '../../api/client.ts';
import type { FieldErrors } from '../../design/use-form.ts';

type Mail = Output<'getConfig'>['mail'];

/** Fields of the form, as typed. Names are the API's, so that its complaints find their field. */
export type MailFields = Readonly<{
  host: string;
  port: string;
  security: Mail['security'];
  check_certificate: boolean;
  user: string;
  /** Empty: as it is. */
  password: string;
  from_address: string;
  from_name: string;
}>;

/** The rules of the fields, as the API has them. */
export const mailSchema = z.object(settingsSections.mail.shape).partial();

/** A form to change the mail server; its password is never filled in. */
export function fieldsOf(mail: Mail): MailFields {
  return {
    host: mail.host ?? '',
    port: String(mail.port),
    security: mail.security,
    check_certificate: mail.check_certificate,
    user: mail.user ?? '',
    password: '',
    from_address: mail.from_address ?? '',
    from_name: mail.from_name,
  };
}

/** What to send. Without a user name there is no password either. */
export function changeOf(fields: MailFields): Partial<MailSettings> {
  const user = fields.user.trim() || null;
  const password = user === null ? { password: null } : fields.password === '' ? {} : { password: fields.password };
  return {
    host: fields.host.trim() || null,
    port: Number(fields.port),
    security: fields.security,
    check_certificate: fields.check_certificate,
    user,
    ...password,
    from_address: fields.from_address.trim() || null,
    from_name: fields.from_name,
  };
}

/** Text that should have been a number. */
export function checkFields({ port }: MailFields): FieldErrors<MailFields> {
  return /^\d+$/.test(port.trim())
    ? {}
    : { port: 'Give a port, 1 to 65535. Mail servers usually have 587, 465 or 25.' };
}

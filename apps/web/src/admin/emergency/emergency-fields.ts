import type { EmergencySettings } from '@flexpbx/domain';
import type { FieldErrors } from '../../design/use-form.ts';

/** Fields of the form of emergency calls, as typed. Names are the API's. Test and production mode are no field of it. */
export type EmergencyFields = Readonly<{
  /** One to a line. */
  numbers: string;
  prefix: string;
  trunks: readonly string[];
  location: string;
  security_desk: string;
  /** One to a line. */
  notify: string;
  callback_minutes: string;
}>;

/** A form to change what is done with emergency calls. */
export function fieldsOf(settings: EmergencySettings): EmergencyFields {
  return {
    numbers: settings.numbers.join('\n'),
    prefix: settings.prefix ?? '',
    trunks: settings.trunks,
    location: settings.location ?? '',
    security_desk: settings.security_desk ?? '',
    notify: settings.notify.join('\n'),
    callback_minutes: String(settings.callback_minutes),
  };
}

/** What to send. */
export function changeOf(fields: EmergencyFields): Omit<EmergencySettings, 'production_mode'> {
  return {
    numbers: linesOf(fields.numbers),
    prefix: fields.prefix.trim() || null,
    trunks: [...fields.trunks],
    location: fields.location || null,
    security_desk: fields.security_desk || null,
    notify: linesOf(fields.notify),
    callback_minutes: Number(fields.callback_minutes),
  };
}

function linesOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((line) => line !== '');
}

/** Text that should have been a number. */
export function checkFields({ callback_minutes }: EmergencyFields): FieldErrors<EmergencyFields> {
  return /^\d+$/.test(callback_minutes.trim())
    ? {}
    : { callback_minutes: 'Give a whole number of minutes, for example 30.' };
}

/** Numbers as one says them: "911, 933 and 112". */
export function listInWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

import { type Settings, settingsSections } from '@flexpbx/domain';
import type { FieldErrors } from '../../design/use-form.ts';

type VoicemailSettings = Settings['voicemail'];

const numbers = ['max_messages', 'max_message_seconds', 'min_message_seconds', 'silence_seconds'] as const;

/** Fields of what counts for all mailboxes, as typed. Names are the API's. */
export type VoicemailFields = Readonly<
  Record<(typeof numbers)[number], string> & {
    attach_sound: boolean;
    /** Empty: nobody is reminded. */
    reminder_hour: string;
  }
>;

/** What the API takes of them, by its own rules. */
export const voicemailSchema = settingsSections.voicemail;

/** A form to change it. */
export function fieldsOf(settings: VoicemailSettings): VoicemailFields {
  return {
    max_messages: String(settings.max_messages),
    max_message_seconds: String(settings.max_message_seconds),
    min_message_seconds: String(settings.min_message_seconds),
    silence_seconds: String(settings.silence_seconds),
    attach_sound: settings.attach_sound,
    reminder_hour: settings.reminder_hour === null ? '' : String(settings.reminder_hour),
  };
}

/** What to send. */
export function bodyOf(fields: VoicemailFields): VoicemailSettings {
  return {
    max_messages: Number(fields.max_messages),
    max_message_seconds: Number(fields.max_message_seconds),
    min_message_seconds: Number(fields.min_message_seconds),
    silence_seconds: Number(fields.silence_seconds),
    attach_sound: fields.attach_sound,
    reminder_hour: fields.reminder_hour === '' ? null : Number(fields.reminder_hour),
  };
}

/** Text that should have been a number. */
export function checkFields(fields: VoicemailFields): FieldErrors<VoicemailFields> {
  const wrong = numbers.filter((name) => !/^\d+$/.test(fields[name].trim()));
  return Object.fromEntries(wrong.map((name) => [name, 'Give a whole number.']));
}

/** Hours of a day, as they are chosen. */
export const reminderHours = [
  { value: '', label: 'Never' },
  ...Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` })),
];

import { type Settings, settingsSections } from '@flexpbx/domain';
import { z } from 'zod';
import type { Input } from '../../api/client.ts';
import type { FieldErrors } from '../../design/use-form.ts';
import { codecsOf } from '../../telephony/sound-options.ts';

const { codecs, dtmf, calls } = settingsSections;

/** Fields of the form, as typed. Names are the API's, of whatever section, so that its complaints find their field. */
export type CallSettingsFields = Readonly<{
  priority: readonly string[];
  method: Settings['dtmf']['method'];
  music: string;
  max_forwards: string;
}>;

/** The rules of all sections that stand in the form. */
export const callSettingsSchema = z.object({
  priority: codecs.shape.priority,
  method: dtmf.shape.method,
  music: calls.shape.music,
  max_forwards: calls.shape.max_forwards,
});

/** A form to change the settings. */
export function fieldsOf(settings: Pick<Settings, 'codecs' | 'dtmf' | 'calls'>): CallSettingsFields {
  const { codecs, dtmf, calls } = settings;
  return {
    priority: codecs.priority,
    method: dtmf.method,
    music: calls.music,
    max_forwards: String(calls.max_forwards),
  };
}

/** The fields as the rules want them. */
export function valuesOf(fields: CallSettingsFields): z.output<typeof callSettingsSchema> {
  return { ...fields, priority: codecsOf(fields.priority), max_forwards: Number(fields.max_forwards) };
}

/** What to send. */
export function changeOf(fields: CallSettingsFields): Input<'changeConfig'>['body'] {
  const { priority, method, music, max_forwards } = valuesOf(fields);
  return { codecs: { priority }, dtmf: { method }, calls: { music, max_forwards } };
}

/** Text that should have been a number. */
export function checkFields({ max_forwards }: CallSettingsFields): FieldErrors<CallSettingsFields> {
  return /^\d+$/.test(max_forwards.trim()) ? {} : { max_forwards: 'Give a whole number from 1 to 20, for example 5.' };
}

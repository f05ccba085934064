import type { TranscriptionEngine } from '@flexpbx/domain';
import { useQueryClient } from '@tanstack/react-query';
import { type Output, request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { ChoiceField, NumberField, type Option, TextField, TickField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { showToast } from '../../design/toasts.ts';
import { useForm } from '../../design/use-form.ts';
import { EngineFields } from './engine-fields.tsx';
import { changeOf, checkFields, fieldsOf, transcriptionSchema } from './transcription-fields.ts';

const engines: readonly (Option & { value: TranscriptionEngine; hint: string })[] = [
  { value: 'off', label: 'Nobody', hint: 'Messages are sound only.' },
  { value: 'vosk', label: 'A Vosk server', hint: 'Runs in your own network. Nothing leaves the house.' },
  { value: 'openai', label: 'OpenAI', hint: 'Messages are sent to OpenAI, or to a server with the same interface.' },
  { value: 'google', label: 'Google', hint: 'Messages are sent to Google’s Speech-to-Text.' },
  {
    value: 'command',
    label: 'A program of this machine',
    hint: 'For example whisper.cpp. Nothing leaves the machine.',
  },
];

/** Chooses who puts messages into words, and for whom. */
export function TranscriptionForm({
  config,
  choices,
}: {
  config: Output<'getConfig'>;
  choices: Output<'getTranscriptionChoices'>;
}) {
  const queries = useQueryClient();
  const form = useForm({
    initial: fieldsOf(config.transcription),
    saved: config.secrets_set,
    schema: transcriptionSchema,
    toBody: changeOf,
    check: checkFields,
    send: async (fields) => {
      const saved = await request('changeConfig', { body: { transcription: changeOf(fields) } });
      queries.setQueryData(query('getConfig', {}).queryKey, saved);
      const text = fields.engine === 'off' ? 'Saved. Messages are sound only.' : 'Saved. Try it, to see that it works.';
      showToast({ id: 'transcription', tone: 'good', text });
    },
  });
  const isOn = form.values.engine !== 'off';
  return (
    <FormView
      form={form}
      submitLabel="Save changes"
      sendingLabel="Saving…"
      consequence="It counts for messages that are left from now on."
    >
      <ChoiceField form={form} name="engine" label="Who puts messages into words" options={engines} />
      <EngineFields form={form} choices={choices} secretsSet={config.secrets_set} />
      {isOn && (
        <>
          <TextField
            form={form}
            name="language"
            label="Language of the callers"
            hint="As en-US or de-DE."
            width="short"
            autoComplete="off"
          />
          <NumberField
            form={form}
            name="notice_waits_seconds"
            label="Seconds a mail waits for the text"
            hint="Then it goes without; the text is in the portal later. 0: mail never waits."
          />
          <TickField
            form={form}
            name="every_mailbox"
            label="For every mailbox"
            hint="Each mailbox can be set otherwise. Without the tick, only those where it is switched on."
          />
        </>
      )}
    </FormView>
  );
}

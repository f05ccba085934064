import { thingKinds } from '@flexpbx/domain';
import type { ReactNode } from 'react';
import { ChoiceField, LinesField, SelectField, TextField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { useForm } from '../../design/use-form.ts';
import { voiceOptions } from '../../telephony/voice-options.ts';
import { bodyOf, checkFields, type PromptFields } from './prompt-fields.ts';

/** The form of a prompt that is a text to be spoken, or of phrases Asterisk has. */
export function PromptForm(props: {
  initial: PromptFields;
  toFields: (fields: PromptFields) => PromptFields;
  submitLabel: string;
  send: (fields: PromptFields) => Promise<void>;
  cancel?: ReactNode;
}) {
  const form = useForm({
    initial: props.initial,
    schema: thingKinds.prompt.schema,
    toBody: (fields: PromptFields) => bodyOf(props.toFields(fields)),
    check: checkFields,
    send: (fields) => props.send(props.toFields(fields)),
  });
  return (
    <FormView form={form} submitLabel={props.submitLabel} sendingLabel="Saving…" cancel={props.cancel}>
      <TextField form={form} name="name" label="Name" hint="For example “Welcome”." autoComplete="off" />
      <ChoiceField
        form={form}
        name="kind"
        label="What is heard"
        options={[
          { value: 'text', label: 'A text, spoken by the system' },
          { value: 'stock', label: 'Phrases Asterisk has recorded' },
        ]}
      />
      {form.values.kind === 'text' ? (
        <>
          <LinesField form={form} name="text" label="Text" hint="Spoken anew as soon as it is saved." />
          <SelectField form={form} name="voice" label="Voice" options={voiceOptions} />
        </>
      ) : (
        <TextField
          form={form}
          name="sounds"
          label="Sounds"
          hint="Names of Asterisk’s sounds with blanks between them, for example vm-goodbye."
          autoComplete="off"
        />
      )}
    </FormView>
  );
}

import { thingKinds } from '@flexpbx/domain';
import { ChoiceField, LinesField, SelectField, TextField } from '../../design/fields.tsx';
import { voiceOptions } from '../../telephony/voice-options.ts';
import { ThingForm, type ThingFormProps } from '../things/thing-form.tsx';
import { bodyOf, checkFields, type PromptFields } from './prompt-fields.ts';

/** The form of a prompt that is a text to be spoken, or of phrases Asterisk has. */
export function PromptForm(props: ThingFormProps<PromptFields>) {
  return (
    <ThingForm {...props} schema={thingKinds.prompt.schema} toBody={bodyOf} check={checkFields}>
      {(form) => (
        <>
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
        </>
      )}
    </ThingForm>
  );
}

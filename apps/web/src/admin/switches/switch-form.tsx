import { thingKinds } from '@flexpbx/domain';
import type { ReactNode } from 'react';
import { TextField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { useForm } from '../../design/use-form.ts';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';

/** Fields of a switch's form. */
export type SwitchFields = Readonly<{ number: string; name: string }>;

/** The form of a day/night switch. Its number is chosen once. */
export function SwitchForm(props: {
  initial: SwitchFields;
  isNew: boolean;
  submitLabel: string;
  send: (fields: SwitchFields) => Promise<void>;
  cancel?: ReactNode;
}) {
  const consequence = useSaveConsequence();
  const form = useForm({
    initial: props.initial,
    schema: thingKinds.switch.schema,
    toBody: (fields: SwitchFields) => fields,
    send: props.send,
  });
  return (
    <FormView
      form={form}
      submitLabel={props.submitLabel}
      sendingLabel="Saving…"
      consequence={consequence}
      cancel={props.cancel}
    >
      {props.isNew && (
        <TextField
          form={form}
          name="number"
          label="Number"
          hint="1 to 4 digits, dialled behind the code of switches. It can’t be changed later."
          inputMode="numeric"
          width="short"
          autoComplete="off"
        />
      )}
      <TextField
        form={form}
        name="name"
        label="Name"
        hint="What it closes, for example “Front office”."
        autoComplete="off"
      />
    </FormView>
  );
}

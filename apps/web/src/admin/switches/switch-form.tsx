import { thingKinds } from '@flexpbx/domain';
import { NumberField, TextField } from '../../design/fields.tsx';
import { ThingForm, type ThingFormProps } from '../things/thing-form.tsx';

/** Fields of a switch's form. */
export type SwitchFields = Readonly<{ number: string; name: string }>;

/** The form of a day/night switch. Its number is chosen once. */
export function SwitchForm(props: ThingFormProps<SwitchFields>) {
  return (
    <ThingForm {...props} schema={thingKinds.switch.schema} toBody={(fields) => fields}>
      {(form) => (
        <>
          {props.adding && (
            <NumberField
              form={form}
              name="number"
              label="Number"
              hint="1 to 4 digits, dialled behind the code of switches. It can’t be changed later."
            />
          )}
          <TextField
            form={form}
            name="name"
            label="Name"
            hint="What it closes, for example “Front office”."
            autoComplete="off"
          />
        </>
      )}
    </ThingForm>
  );
}

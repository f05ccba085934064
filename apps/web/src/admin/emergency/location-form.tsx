import { thingKinds } from '@flexpbx/domain';
import { TextField } from '../../design/fields.tsx';
import type { Form } from '../../design/use-form.ts';
import { ThingForm, type ThingFormProps } from '../things/thing-form.tsx';
import { type LocationFields, locationOf } from './location-fields.ts';

/** The form of a location. */
export function LocationForm(props: ThingFormProps<LocationFields>) {
  return (
    <ThingForm {...props} schema={thingKinds.location.schema} toBody={locationOf}>
      {(form) => <Fields form={form} />}
    </ThingForm>
  );
}

function Fields({ form }: { form: Form<LocationFields> }) {
  const text = (name: keyof LocationFields, label: string, hint?: string) => (
    <TextField form={form} name={name} label={label} hint={hint} autoComplete="off" />
  );
  const optional = (name: keyof LocationFields, label: string, hint?: string) => (
    <TextField form={form} name={name} label={label} hint={hint} autoComplete="off" optional />
  );
  return (
    <>
      {text('name', 'Name', 'What it is called here, for example “Main house” or “Gym”.')}
      {text('address', 'Street and number')}
      {text('city', 'Town')}
      {optional('building', 'Building')}
      {optional('floor', 'Floor and room', 'What helps somebody who has never been here.')}
      {optional(
        'elin',
        'Number shown to the emergency centre',
        'A number from outside that stands for this place (ELIN): the centre sees it, and calls it back. Left empty, it is the one of the whole system’s location, else the trunk’s.',
      )}
      {optional('state', 'State or province')}
      {optional('zip', 'Postal code')}
      {optional('country', 'Country', 'By its two letters, for example US.')}
    </>
  );
}

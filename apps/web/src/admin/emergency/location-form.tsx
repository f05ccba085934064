import { thingKinds } from '@flexpbx/domain';
import type { ReactNode } from 'react';
import { TextField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { useForm } from '../../design/use-form.ts';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';
import { type LocationFields, locationOf } from './location-fields.ts';

/** The form of a location. */
export function LocationForm(props: {
  initial: LocationFields;
  toFields: (fields: LocationFields) => LocationFields;
  submitLabel: string;
  send: (fields: LocationFields) => Promise<void>;
  cancel?: ReactNode;
}) {
  const consequence = useSaveConsequence();
  const form = useForm({
    initial: props.initial,
    schema: thingKinds.location.schema,
    toBody: (fields: LocationFields) => locationOf(props.toFields(fields)),
    send: (fields) => props.send(props.toFields(fields)),
  });
  const text = (name: keyof LocationFields, label: string, hint?: string) => (
    <TextField form={form} name={name} label={label} hint={hint} autoComplete="off" />
  );
  const optional = (name: keyof LocationFields, label: string, hint?: string) => (
    <TextField form={form} name={name} label={label} hint={hint} autoComplete="off" optional />
  );
  return (
    <FormView
      form={form}
      submitLabel={props.submitLabel}
      sendingLabel="Saving…"
      consequence={consequence}
      cancel={props.cancel}
    >
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
    </FormView>
  );
}

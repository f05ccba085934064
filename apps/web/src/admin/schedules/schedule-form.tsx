import { thingKinds } from '@flexpbx/domain';
import type { ReactNode } from 'react';
import { TextField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { useForm } from '../../design/use-form.ts';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';
import { HolidaysField, HoursField } from './hours-field.tsx';
import { bodyOf, checkFields, type ScheduleFields } from './schedule-fields.ts';
import { TimeZoneField } from './time-zone-field.tsx';

/** The form of a schedule. */
export function ScheduleForm(props: {
  initial: ScheduleFields;
  toFields: (fields: ScheduleFields) => ScheduleFields;
  submitLabel: string;
  send: (fields: ScheduleFields) => Promise<void>;
  cancel?: ReactNode;
}) {
  const consequence = useSaveConsequence();
  const form = useForm({
    initial: props.initial,
    schema: thingKinds.schedule.schema,
    toBody: (fields: ScheduleFields) => bodyOf(props.toFields(fields)),
    check: checkFields,
    send: (fields) => props.send(props.toFields(fields)),
  });
  return (
    <FormView
      form={form}
      submitLabel={props.submitLabel}
      sendingLabel="Saving…"
      consequence={consequence}
      cancel={props.cancel}
    >
      <TextField form={form} name="name" label="Name" hint="For example “Office hours”." autoComplete="off" />
      <TimeZoneField form={form} name="time_zone" hint="Where the clock hangs that these hours go by." />
      <HoursField form={form} />
      <HolidaysField form={form} />
    </FormView>
  );
}

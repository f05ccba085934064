import { thingKinds } from '@flexpbx/domain';
import { TextField } from '../../design/fields.tsx';
import { ThingForm, type ThingFormProps } from '../things/thing-form.tsx';
import { HolidaysField, HoursField } from './hours-field.tsx';
import { bodyOf, checkFields, type ScheduleFields } from './schedule-fields.ts';
import { TimeZoneField } from './time-zone-field.tsx';

/** The form of a schedule. */
export function ScheduleForm(props: ThingFormProps<ScheduleFields>) {
  return (
    <ThingForm {...props} schema={thingKinds.schedule.schema} toBody={bodyOf} check={checkFields}>
      {(form) => (
        <>
          <TextField form={form} name="name" label="Name" hint="For example “Office hours”." autoComplete="off" />
          <TimeZoneField form={form} name="time_zone" hint="Where the clock hangs that these hours go by." />
          <HoursField form={form} />
          <HolidaysField form={form} />
        </>
      )}
    </ThingForm>
  );
}

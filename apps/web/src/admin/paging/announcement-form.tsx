import { thingKinds } from '@flexpbx/domain';
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { ChoiceField, SelectField, TextField, TickField } from '../../design/fields.tsx';
import { RowsField } from '../../design/rows-field.tsx';
import type { Form } from '../../design/use-form.ts';
import { DaysInput } from '../schedules/days-input.tsx';
import { TimeInput } from '../schedules/hours-field.tsx';
import { TimeZoneField } from '../schedules/time-zone-field.tsx';
import { ThingForm, type ThingFormProps } from '../things/thing-form.tsx';
import { type AnnouncementFields, bodyOf, checkFields, newTime } from './announcement-fields.ts';
import styles from './paging.module.css';

type AnnouncementForm = Form<AnnouncementFields>;

/** The form of a scheduled announcement: what is played, where and when. */
export function AnnouncementFormView(props: ThingFormProps<AnnouncementFields>) {
  return (
    <ThingForm {...props} schema={thingKinds['scheduled-page'].schema} toBody={bodyOf} check={checkFields}>
      {(form) => (
        <>
          <TextField form={form} name="name" label="Name" hint="For example “End of break”." autoComplete="off" />
          <WhatAndWhere form={form} />
          <When form={form} />
          <TickField form={form} name="enabled" label="Switched on" hint="Switched off, it is kept but not played." />
        </>
      )}
    </ThingForm>
  );
}

function WhatAndWhere({ form }: { form: AnnouncementForm }) {
  const zones = useQuery(query('listPagingZones', {}));
  const prompts = useQuery(query('listPrompts', {}));
  return (
    <>
      <SelectField
        form={form}
        name="zone"
        label="Paging zone"
        hint="Who is in a call is left alone, unless the zone has priority."
        options={[
          { value: '', label: 'Choose a zone' },
          ...(zones.data?.items ?? []).map(({ number, name }) => ({ value: number, label: `${number} ${name}` })),
        ]}
      />
      <SelectField
        form={form}
        name="prompt"
        label="Prompt"
        hint="A text that is spoken, or a recording, for example of a bell."
        options={[
          { value: '', label: 'Choose a prompt' },
          ...(prompts.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}

function When({ form }: { form: AnnouncementForm }) {
  const schedules = useQuery(query('listSchedules', {}));
  return (
    <>
      <ChoiceField
        form={form}
        name="when"
        label="It is played"
        options={[
          { value: 'weekly', label: 'Every week' },
          { value: 'once', label: 'On one day' },
        ]}
      />
      {form.values.when === 'weekly' ? <Days form={form} /> : <DateField form={form} />}
      <RowsField
        id={form.fieldId('times')}
        label="Times"
        error={form.errors.times}
        rows={form.values.times}
        rowName={({ time }, at) => (time === '' ? `Time ${at + 1}` : time)}
        newRow={newTime}
        addLabel="Add a time"
        set={(rows) => form.set('times', rows)}
      >
        {(row, change) => <TimeInput label="Time" value={row.time} set={(time) => change({ time })} />}
      </RowsField>
      <TimeZoneField form={form} name="time_zone" hint="Where the clock hangs that these times go by." />
      <SelectField
        form={form}
        name="holidays_of"
        label="Not on the holidays of"
        options={[
          { value: '', label: 'No schedule: it is played on holidays too' },
          ...(schedules.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}

function Days({ form }: { form: AnnouncementForm }) {
  const { days } = form.errors;
  return (
    <fieldset id={form.fieldId('days')} tabIndex={-1} className={styles.days} {...(days && { 'data-at-fault': true })}>
      <legend>Days</legend>
      {days && <p className={styles.fault}>{days}</p>}
      <DaysInput days={form.values.days} set={(chosen) => form.set('days', chosen)} />
    </fieldset>
  );
}

function DateField({ form }: { form: AnnouncementForm }) {
  return (
    <TextInput
      id={form.fieldId('date')}
      name="date"
      label="Date"
      type="date"
      className={styles.date ?? ''}
      error={form.errors.date}
      value={form.values.date}
      onChange={(event) => form.set('date', event.currentTarget.value)}
    />
  );
}

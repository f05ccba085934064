import { TextInput } from '@mantine/core';
import { RowsField } from '../../design/rows-field.tsx';
import type { Form } from '../../design/use-form.ts';
import { DaysInput } from './days-input.tsx';
import { daysInWords } from './opening.ts';
import { readTime } from './read-time.ts';
import {
  type HoursRow,
  holidayFault,
  hoursFault,
  newHoliday,
  newHours,
  type ScheduleFields,
} from './schedule-fields.ts';
import styles from './schedules.module.css';

/** The hours of a week: days that have the same times stand together. */
export function HoursField({ form }: { form: Form<ScheduleFields> }) {
  const { hours } = form.values;
  const error = form.errors.hours;
  return (
    <RowsField
      id={form.fieldId('hours')}
      label="Open"
      hint="Times of this time zone, by a clock of 24 hours. 24:00 is the end of the day; where it closes at an earlier time than it opens, that is on the next day."
      error={error}
      rows={hours}
      rowName={hoursName}
      newRow={newHours}
      addLabel={hours.length === 0 ? 'Add hours' : 'Add other hours'}
      set={(rows) => form.set('hours', rows)}
    >
      {(row, change) => (
        <div className={styles.hours}>
          <DaysInput days={row.days} set={(days) => change({ days })} />
          <TimeInput label="From" value={row.from} set={(from) => change({ from })} />
          <TimeInput label="To" value={row.to} set={(to) => change({ to })} />
          {error && hoursFault(row) && <p className={styles.fault}>{hoursFault(row)}</p>}
        </div>
      )}
    </RowsField>
  );
}

function hoursName({ days }: HoursRow, at: number): string {
  return days.length === 0 ? `Hours ${at + 1}` : `Hours ${at + 1}: ${daysInWords(days)}`;
}

/** A time; left, it is written as it was understood. */
export function TimeInput({ label, value, set }: { label: string; value: string; set: (value: string) => void }) {
  return (
    <TextInput
      label={label}
      autoComplete="off"
      className={styles.time ?? ''}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
      onBlur={() => set(readTime(value) ?? value)}
    />
  );
}

/** Days that are closed from midnight to midnight. */
export function HolidaysField({ form }: { form: Form<ScheduleFields> }) {
  const error = form.errors.holidays;
  return (
    <RowsField
      id={form.fieldId('holidays')}
      label="Holidays (optional)"
      hint="Closed from midnight to midnight, whatever the hours say."
      error={error}
      rows={form.values.holidays}
      rowName={({ name }, at) => (name.trim() === '' ? `Holiday ${at + 1}` : name)}
      newRow={newHoliday}
      addLabel="Add a holiday"
      set={(rows) => form.set('holidays', rows)}
    >
      {(row, change) => (
        <div className={styles.holiday}>
          <TextInput
            label="Date"
            type="date"
            value={row.date}
            onChange={(event) => change({ date: event.currentTarget.value })}
          />
          <TextInput
            label="Name"
            autoComplete="off"
            value={row.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          {error && holidayFault(row) && <p className={styles.fault}>{holidayFault(row)}</p>}
        </div>
      )}
    </RowsField>
  );
}

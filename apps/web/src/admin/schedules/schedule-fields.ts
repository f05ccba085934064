import {
  identifierFrom,
  type Schedule as ScheduleBody,
  thingKinds,
  type Weekday,
  weekdays,
  zoneNameToday,
} from '@flexpbx/domain';
import type { Output } from '../../api/client.ts';
import type { FieldErrors } from '../../design/use-form.ts';
import { readTime } from './read-time.ts';

/** A schedule as the API answers it. */
export type Schedule = Output<'getSchedule'>;

/** One pair of times in the form, as typed. */
export interface HoursRow {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

/** One holiday in the form. */
export interface HolidayRow {
  readonly date: string;
  readonly name: string;
}

/** Fields of a schedule's form. Names are the API's. */
export type ScheduleFields = Readonly<{
  id: string;
  name: string;
  time_zone: string;
  hours: readonly HoursRow[];
  holidays: readonly HolidayRow[];
}>;

/** A form to change a schedule. Holidays are shown as the year goes. */
export function fieldsOf({ id, name, time_zone, hours, holidays }: Schedule): ScheduleFields {
  const byDate = holidays.toSorted((one, other) => one.date.localeCompare(other.date));
  return { id, name, time_zone, hours, holidays: byDate };
}

/** A form to add one: an office's week, in the time zone of whoever adds it. */
export function newFields(): ScheduleFields {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    id: '',
    name: '',
    time_zone: zoneNameToday(own) ?? 'UTC',
    hours: [{ days: weekdays.slice(0, 5), from: '09:00', to: '17:00' }],
    holidays: [],
  };
}

/** An hour more, to be filled in. */
export const newHours: HoursRow = { days: [], from: '', to: '' };

/** A holiday more, to be filled in. */
export const newHoliday: HolidayRow = { date: '', name: '' };

/** What stands in the form, as the API wants it. */
export function bodyOf({ id, hours, holidays, ...fields }: ScheduleFields) {
  return {
    ...fields,
    id: id || identifierFrom(fields.name),
    hours: hours.map(({ days, from, to }) => ({ days, from: readTime(from) ?? from, to: readTime(to) ?? to })),
    holidays: holidays.map(({ date, name }) => ({ date, name: name.trim() })),
  };
}

/** A form without faults, to be sent. */
export function scheduleOf(fields: ScheduleFields): ScheduleBody {
  return thingKinds.schedule.schema.parse(bodyOf(fields));
}

/** What is wrong with one pair of times; null: nothing. */
export function hoursFault({ days, from, to }: HoursRow): string | null {
  const [start, end] = [readTime(from), readTime(to)];
  if (days.length === 0) return 'Choose at least one day.';
  if (start === null || start === '24:00') return 'Give the time it opens, for example 09:00.';
  if (end === null) return 'Give the time it closes, for example 17:00.';
  return start === end ? 'It closes when it opens. For the whole day give 00:00 and 24:00.' : null;
}

/** What is wrong with one holiday; null: nothing. */
export function holidayFault({ date, name }: HolidayRow): string | null {
  if (date === '') return 'Give the date.';
  return name.trim() === '' ? 'Give the holiday a name.' : null;
}

/** Which row is at fault: the schema's words don't say. */
export function checkFields({ hours, holidays }: ScheduleFields): FieldErrors<ScheduleFields> {
  const inHours = firstFault('Hours', hours.map(hoursFault));
  const inHolidays = firstFault('Holiday', holidays.map(holidayFault));
  return { ...(inHours && { hours: inHours }), ...(inHolidays && { holidays: inHolidays }) };
}

function firstFault(what: string, faults: readonly (string | null)[]): string | null {
  const at = faults.findIndex((fault) => fault !== null);
  return at === -1 ? null : `${what} ${at + 1}: ${faults[at]}`;
}

import {
  identifierFrom,
  nextPageAfter,
  type Schedule,
  type ScheduledPage,
  thingKinds,
  type WallTime,
  type Weekday,
  wallTime,
  weekdays,
  zoneNameToday,
} from '@flexpbx/domain';
import type { Output } from '../../api/client.ts';
import type { FieldErrors } from '../../design/use-form.ts';
import { dayName, daysInWords } from '../schedules/opening.ts';
import { readTime } from '../schedules/read-time.ts';

/** A scheduled announcement as the API answers it. */
export type AnnouncementAnswer = Output<'getScheduledPage'>;

/** One time of day in the form, as typed. */
export interface TimeRow {
  readonly time: string;
}

/** Fields of an announcement's form. Names are the API's; `when` says whether `days` or `date` count. */
export type AnnouncementFields = Readonly<{
  id: string;
  name: string;
  enabled: boolean;
  zone: string;
  prompt: string;
  when: 'weekly' | 'once';
  date: string;
  days: readonly Weekday[];
  times: readonly TimeRow[];
  time_zone: string;
  holidays_of: string;
}>;

/** A time more, to be filled in. */
export const newTime: TimeRow = { time: '' };

/** A form to add one: on workdays, by the clock of whoever adds it. */
export function newFields(): AnnouncementFields {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    ...{ id: '', name: '', enabled: true, zone: '', prompt: '' },
    ...{ when: 'weekly', date: '', days: weekdays.slice(0, 5), times: [newTime] },
    ...{ time_zone: zoneNameToday(own) ?? 'UTC', holidays_of: '' },
  };
}

/** A form to change one. */
export function fieldsOf(page: AnnouncementAnswer): AnnouncementFields {
  const { id, name, enabled, zone, prompt, date, days, times, time_zone, holidays_of } = page;
  return {
    ...{ id, name, enabled, zone, prompt, days, time_zone },
    when: date === null ? 'weekly' : 'once',
    date: date ?? '',
    times: times.map((time) => ({ time })),
    holidays_of: holidays_of ?? '',
  };
}

/** What stands in the form, as the API wants it. */
export function bodyOf(fields: AnnouncementFields) {
  const { id, name, enabled, zone, prompt, when, date, days, times, time_zone, holidays_of } = fields;
  return {
    ...{ name, enabled, zone, prompt, time_zone },
    id: id || identifierFrom(name),
    date: when === 'once' ? date : null,
    days: when === 'once' ? [] : days,
    times: times.map(({ time }) => readTime(time) ?? time).toSorted(),
    holidays_of: holidays_of === '' ? null : holidays_of,
  };
}

/** A form without faults, to be sent. */
export function announcementOf(fields: AnnouncementFields): ScheduledPage {
  return thingKinds['scheduled-page'].schema.parse(bodyOf(fields));
}

/** What the schema can't tell, in words for the form. */
export function checkFields(fields: AnnouncementFields): FieldErrors<AnnouncementFields> {
  const at = fields.times.findIndex(({ time }) => ['24:00', null].includes(readTime(time)));
  return {
    ...(at === -1 ? {} : { times: `Time ${at + 1}: Give it by a clock of 24 hours, for example 08:00.` }),
    ...(fields.when === 'weekly' && fields.days.length === 0 ? { days: 'Choose at least one day.' } : {}),
    ...(fields.when === 'once' && fields.date === '' ? { date: 'Give the date.' } : {}),
    ...(fields.zone === '' ? { zone: 'Choose where it is heard.' } : {}),
    ...(fields.prompt === '' ? { prompt: 'Choose what is played.' } : {}),
  };
}

/** When it is played, in a few words: "Monday to Friday, 08:00, 12:30". */
export function timesInWords({ date, days, times }: Pick<ScheduledPage, 'date' | 'days' | 'times'>): string {
  return [date === null ? daysInWords(days) : dateWords(date), ...times].join(', ');
}

/** When it is played next: "today, 12:30", "Monday, 08:00"; null: not any more. */
export function nextInWords(page: ScheduledPage, holidays: Schedule | null, moment: Date): string | null {
  const now = wallTime(moment, page.time_zone);
  const next = nextPageAfter(page, holidays, now);
  if (next === null) return null;
  const days = (Date.parse(next.date) - Date.parse(now.date)) / 86_400_000;
  const day = days === 0 ? 'today' : days < 7 ? dayName(next.weekday) : dateWords(next.date);
  return `${day}, ${clock(next)}`;
}

function clock({ minute }: WallTime): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function dateWords(date: string): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(undefined, format).format(new Date(date));
}

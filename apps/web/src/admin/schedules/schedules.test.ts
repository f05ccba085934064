import { type Schedule, thingKinds, weekdays } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { daysInWords, untilWords, weekInWords } from './opening.ts';
import { readTime } from './read-time.ts';
import { checkFields, newFields, scheduleOf } from './schedule-fields.ts';

test.each([
  ['9', '09:00'],
  ['9:30', '09:30'],
  ['0930', '09:30'],
  ['17.30', '17:30'],
  ['5 pm', '17:00'],
  ['12am', '00:00'],
  ['12:15 p.m.', '12:15'],
  ['24:00', '24:00'],
  ['24:30', null],
  ['13 pm', null],
  ['9:5', null],
  ['noon', null],
  ['', null],
])('given the time is typed %j, then it is %j', (typed, time) => expect(readTime(typed)).toBe(time));

const office: Schedule = thingKinds.schedule.schema.parse({
  ...{ id: 'office', name: 'Office', time_zone: 'Europe/Berlin' },
  hours: [
    { days: ['friday', 'monday', 'tuesday', 'wednesday', 'thursday'], from: '09:00', to: '17:00' },
    { days: ['saturday', 'sunday'], from: '22:00', to: '02:00' },
  ],
});

test('given hours of a week, then people read days and times', () => {
  expect(weekInWords(office.hours)).toEqual([
    'Monday to Friday 09:00–17:00',
    'Saturday, Sunday 22:00–02:00 the next day',
  ]);
  expect(weekInWords([{ days: [...weekdays], from: '00:00', to: '24:00' }])).toEqual(['Every day the whole day']);
  expect(daysInWords(['monday', 'wednesday', 'thursday', 'friday'])).toBe('Monday, Wednesday to Friday');
});

test.each([
  ['2026-11-20T09:00:00Z', 'until 17:00'],
  ['2026-11-20T18:00:00Z', 'until Saturday, 22:00'],
])('given it is %s, then it is told %s', (moment, words) => expect(untilWords(office, new Date(moment))).toBe(words));

test('given weeks of holidays, then the date is told', () => {
  const days = Array.from({ length: 11 }, (_, day) => ({ date: `2026-12-${21 + day}`, name: 'Winter' }));
  const closed = { ...office, hours: office.hours.slice(0, 1), holidays: days };
  expect(untilWords(closed, new Date('2026-12-20T12:00:00Z'))).toMatch(/^until (1 January|January 1), 09:00$/);
});

test('given a schedule that never changes, then there is nothing to tell', () =>
  expect(untilWords({ ...office, hours: [] }, new Date())).toBe(''));

const typed = { ...newFields(), id: 'office', name: 'Office', time_zone: 'Europe/Berlin' };

test('given times as people type them, then they are sent as the API writes them', () => {
  const sent = scheduleOf({ ...typed, hours: [{ days: ['monday'], from: '9', to: '5 pm' }] });
  expect(sent.hours).toEqual([{ days: ['monday'], from: '09:00', to: '17:00' }]);
});

test('given rows with faults, then the first of them is named', () => {
  const monday = { days: ['monday'], from: '9', to: '17' } as const;
  const errors = checkFields({
    ...typed,
    hours: [monday, { ...monday, days: [] }],
    holidays: [{ date: '2026-12-25', name: ' ' }],
  });
  expect(errors).toEqual({
    hours: 'Hours 2: Choose at least one day.',
    holidays: 'Holiday 1: Give the holiday a name.',
  });
  expect(checkFields({ ...typed, hours: [{ ...monday, from: 'x' }] }).hours).toContain('the time it opens');
  expect(checkFields({ ...typed, hours: [{ ...monday, to: '' }] }).hours).toContain('the time it closes');
  expect(checkFields({ ...typed, hours: [{ ...monday, to: '9:00' }] }).hours).toContain('00:00 and 24:00');
  expect(checkFields({ ...typed, hours: [] })).toEqual({});
});

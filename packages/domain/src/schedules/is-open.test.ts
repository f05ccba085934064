import { expect, test } from 'vitest';
import { type Schedule, schedule } from '../things/schedule.ts';
import { isOpen } from './is-open.ts';

function aSchedule(particulars: Partial<Schedule>): Schedule {
  const plain = { id: 'office', name: 'Office', time_zone: 'America/New_York', hours: [], holidays: [] };
  return schedule.parse({ ...plain, ...particulars });
}

const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const office = aSchedule({ hours: [{ days: [...workdays], from: '09:00', to: '17:00' }] });

test.each([
  ['a second before opening', '2026-07-01T08:59:59-04:00', false],
  ['opening', '2026-07-01T09:00:00-04:00', true],
  ['a second before closing', '2026-07-01T16:59:59-04:00', true],
  ['closing', '2026-07-01T17:00:00-04:00', false],
  ['a Saturday', '2026-07-04T12:00:00-04:00', false],
  ['opening in winter', '2026-12-01T09:00:00-05:00', true],
  ['a second before opening in winter', '2026-12-01T08:59:59-05:00', false],
])('given %s, then it is open: %s %s', (_what, moment, open) => expect(isOpen(office, new Date(moment))).toBe(open));

test('given nothing but a name, then it is never open', () =>
  expect(isOpen(aSchedule({}), new Date('2026-07-01T12:00:00Z'))).toBe(false));

test.each([
  ['2026-07-03T23:59:00-04:00', true],
  ['2026-07-04T00:00:00-04:00', true],
  ['2026-07-04T05:59:00-04:00', true],
  ['2026-07-04T06:00:00-04:00', false],
  ['2026-07-04T22:00:00-04:00', false],
  ['2026-07-03T05:00:00-04:00', false],
])('given hours over midnight from Friday to Saturday, then at %s it is open: %s', (moment, open) => {
  const night = aSchedule({ hours: [{ days: ['friday'], from: '22:00', to: '06:00' }] });
  expect(isOpen(night, new Date(moment))).toBe(open);
});

test('given a day to 24:00, then its last minute is open and the next day is not', () => {
  const all = aSchedule({ hours: [{ days: ['friday'], from: '00:00', to: '24:00' }] });
  expect(isOpen(all, new Date('2026-07-03T23:59:59-04:00'))).toBe(true);
  expect(isOpen(all, new Date('2026-07-04T00:00:00-04:00'))).toBe(false);
});

test('given several hours a day, then the pause between is closed', () => {
  const days = [...workdays];
  const split = aSchedule({
    hours: [
      { days, from: '08:00', to: '12:00' },
      { days, from: '13:30', to: '18:00' },
    ],
  });
  const at = (time: string) => isOpen(split, new Date(`2026-07-01T${time}-04:00`));
  expect(['11:59', '12:00', '13:29', '13:30'].map(at)).toEqual([true, false, false, true]);
});

test('given a holiday, then it is closed all day, also for hours that began the day before', () => {
  const always = aSchedule({
    hours: [{ days: ['thursday', 'friday', 'saturday'], from: '20:00', to: '19:00' }],
    holidays: [{ date: '2026-12-25', name: 'Christmas' }],
  });
  const at = (moment: string) => isOpen(always, new Date(`${moment}-05:00`));
  expect(at('2026-12-24T23:59:59')).toBe(true);
  expect(at('2026-12-25T00:00:00')).toBe(false);
  expect(at('2026-12-25T23:59:59')).toBe(false);
  expect(at('2026-12-26T00:00:00')).toBe(true);
  expect(at('2027-12-25T12:00:00')).toBe(true);
});

test('given the clocks are put forward, then what is open from 2 to 4 is open from 3', () => {
  const early = aSchedule({ hours: [{ days: ['sunday'], from: '02:00', to: '04:00' }] });
  expect(isOpen(early, new Date('2026-03-08T06:59:59Z'))).toBe(false);
  expect(isOpen(early, new Date('2026-03-08T07:00:00Z'))).toBe(true);
  expect(isOpen(early, new Date('2026-03-08T08:00:00Z'))).toBe(false);
});

test('given the clocks are put back, then the hour that comes twice is open twice', () => {
  const early = aSchedule({ hours: [{ days: ['sunday'], from: '01:00', to: '02:00' }] });
  const open = ['04:59', '05:00', '05:59', '06:00', '06:59', '07:00'].map((time) =>
    isOpen(early, new Date(`2026-11-01T${time}:00Z`)),
  );
  expect(open).toEqual([false, true, true, true, true, false]);
});

test.each([
  ['Asia/Calcutta', 'This time zone is written Asia/Kolkata.'],
  ['europe/berlin', 'This time zone is written Europe/Berlin.'],
  ['Mars/Olympus', expect.stringMatching(/^This is not the name of a time zone/)],
  ['+01:00', expect.stringMatching(/^This is not the name of a time zone/)],
])('given the time zone %s, then it is refused with what is right', (time_zone, message) => {
  const parsed = schedule.safeParse({ id: 'x', name: 'X', time_zone, hours: [] });
  expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([message]);
});

test('given hours that end when they begin, then they are refused', () => {
  const hours = [{ days: ['monday'], from: '09:00', to: '09:00' }];
  const parsed = schedule.safeParse({ id: 'x', name: 'X', time_zone: 'UTC', hours });
  expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual(['hours.0.to']);
});

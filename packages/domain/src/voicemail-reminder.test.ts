import { expect, test } from 'vitest';
import { reminderDue } from './voicemail-reminder.ts';

const inBerlin = { hour: 9, timeZone: 'Europe/Berlin' };

test.each([
  ['2026-11-21T07:59:59Z', null],
  ['2026-11-21T08:00:00Z', { day: '2026-11-21', hourBegan: new Date('2026-11-21T08:00:00Z') }],
  ['2026-11-21T10:17:42.500Z', { day: '2026-11-21', hourBegan: new Date('2026-11-21T08:00:00Z') }],
  ['2026-11-21T11:01:00Z', null],
  ['2026-07-01T07:30:00Z', { day: '2026-07-01', hourBegan: new Date('2026-07-01T07:00:00Z') }],
])('given nine o’clock in Berlin and %s, then a reminder is due: %j', (moment, due) =>
  expect(reminderDue(new Date(moment), inBerlin)).toEqual(due),
);

test('given midnight in New York, then the day is the one that begins there', () =>
  expect(reminderDue(new Date('2026-11-21T05:10:00Z'), { hour: 0, timeZone: 'America/New_York' })?.day).toBe(
    '2026-11-21',
  ));

import { expect, test } from 'vitest';
import { aThing } from '../testing/a-house.ts';
import type { Schedule } from '../things/schedule.ts';
import { nextChange } from './next-change.ts';

const office = (particulars: Partial<Schedule>) =>
  aThing('schedule', {
    ...{ id: 'office', name: 'Office', time_zone: 'Europe/Berlin' },
    hours: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '17:00' }],
    ...particulars,
  });

// 20 November 2026 is a Friday; Berlin is an hour ahead of UTC then.
test.each([
  ['2026-11-20T09:30:00Z', 'in its hours, then it closes the same day', ['2026-11-20', 'friday', 17 * 60]],
  ['2026-11-20T16:00:00Z', 'as it closes, then it opens on the next day with hours', ['2026-11-23', 'monday', 540]],
  ['2026-11-20T06:00:00Z', 'before its hours, then it opens the same day', ['2026-11-20', 'friday', 540]],
] as const)('given %s, %s', (moment, _, [date, weekday, minute]) =>
  expect(nextChange(office({}), new Date(moment))).toEqual({ date, weekday, minute }),
);

test('given a holiday, then it opens after it', () => {
  const schedule = office({ holidays: [{ date: '2026-11-23', name: 'Founders’ day' }] });
  expect(nextChange(schedule, new Date('2026-11-20T18:00:00Z'))?.date).toBe('2026-11-24');
});

test('given hours over midnight, then they end on the next day', () => {
  const schedule = office({ hours: [{ days: ['friday'], from: '22:00', to: '06:00' }] });
  expect(nextChange(schedule, new Date('2026-11-20T22:00:00Z'))).toEqual({
    ...{ date: '2026-11-21', weekday: 'saturday', minute: 360 },
  });
});

test('given no hours, or all, then it never changes', () => {
  const always = [{ days: [...office({}).hours.flatMap(({ days }) => days), 'saturday', 'sunday'] as const }].map(
    ({ days }) => ({ days: [...days], from: '00:00', to: '24:00' }),
  );
  expect(nextChange(office({ hours: [] }), new Date())).toBeNull();
  expect(nextChange(office({ hours: always }), new Date())).toBeNull();
});

import { expect, test } from 'vitest';
import { wallTime } from '../schedules/wall-time.ts';
import { aThing } from '../testing/a-house.ts';
import type { ScheduledPage } from '../things/scheduled-page.ts';
import { isDueAt, nextPageAfter } from './page-times.ts';

const bell = (particulars: Partial<ScheduledPage>) =>
  aThing('scheduled-page', {
    ...{ id: 'bell', name: 'Bell', zone: '9001', prompt: 'gong', time_zone: 'Europe/Berlin' },
    ...{ days: ['monday', 'friday'], times: ['12:30', '08:00'] },
    ...particulars,
  });
const holidays = { holidays: [{ date: '2026-11-23', name: 'Founders’ day' }] };
const inBerlin = (moment: string) => wallTime(new Date(moment), 'Europe/Berlin');

// 20 November 2026 is a Friday; Berlin is an hour ahead of UTC then.
test.each([
  ['in the minute', '2026-11-20T07:00:59Z', {}, true],
  ['a minute later', '2026-11-20T07:01:00Z', {}, false],
  ['on another day', '2026-11-21T07:00:00Z', {}, false],
  ['on the date it is for', '2026-11-21T07:00:00Z', { date: '2026-11-21' }, true],
  ['on a day of the week, but for one date', '2026-11-20T07:00:00Z', { date: '2026-11-21' }, false],
  ['switched off', '2026-11-20T07:00:00Z', { enabled: false }, false],
] as const)('given an announcement %s (%s), then it is due: %4$s', (_, moment, particulars, isDue) =>
  expect(isDueAt(bell(particulars), null, inBerlin(moment))).toBe(isDue),
);

test('given a holiday of its schedule, then it is not played, and the next day it is for is', () => {
  expect(isDueAt(bell({}), holidays, inBerlin('2026-11-23T07:00:00Z'))).toBe(false);
  expect(nextPageAfter(bell({}), holidays, inBerlin('2026-11-20T12:00:00Z'))).toEqual({
    ...{ date: '2026-11-27', weekday: 'friday', minute: 480 },
  });
});

test('given its minute has come, then the next time is a later one', () => {
  expect(nextPageAfter(bell({}), null, inBerlin('2026-11-20T07:00:00Z'))).toEqual({
    ...{ date: '2026-11-20', weekday: 'friday', minute: 750 },
  });
});

test.each([
  ['its date is over', { date: '2026-11-19' }],
  ['it is switched off', { enabled: false }],
  ['it is for no day', { days: [] }],
] as const)('given %s, then it is never played again', (_, particulars) =>
  expect(nextPageAfter(bell({ ...particulars, days: [] }), null, inBerlin('2026-11-20T07:00:00Z'))).toBeNull(),
);

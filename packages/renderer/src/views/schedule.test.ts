import { isOpen, minuteOf, type Thing, thingKinds, type Weekday, weekdays } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { timeSpans } from './schedule.ts';

type Schedule = Thing<'schedule'>;

function aSchedule(particulars: Partial<Schedule>): Schedule {
  const plain = { id: 'office', name: 'Office', time_zone: 'America/New_York', hours: [] };
  return thingKinds.schedule.schema.parse({ ...plain, ...particulars });
}

test('given hours in a day, then the minute before their end is the last', () =>
  expect(timeSpans(aSchedule({ hours: [{ days: ['friday', 'monday'], from: '09:00', to: '17:00' }] }))).toEqual([
    { days: ['monday', 'friday'], first: 540, last: 1019 },
  ]));

test('given hours over midnight, then they go on the day after', () =>
  expect(timeSpans(aSchedule({ hours: [{ days: ['saturday', 'sunday'], from: '22:00', to: '06:00' }] }))).toEqual([
    { days: ['saturday', 'sunday'], first: 1320, last: 1439 },
    { days: ['monday', 'sunday'], first: 0, last: 359 },
  ]));

test.each(['24:00', '00:00'])('given hours that end at %s, then they end with the day', (to) =>
  expect(timeSpans(aSchedule({ hours: [{ days: ['monday'], from: '09:00', to }] }))).toEqual([
    { days: ['monday'], first: 540, last: 1439 },
  ]),
);

/** What Asterisk does with the spans and holidays: the meaning its lines have (include/asterisk/pbx.h, ast_check_timing2). */
function openForAsterisk(schedule: Schedule, moment: Date): boolean {
  const text = moment.toLocaleString('sv', { timeZone: schedule.time_zone });
  const [date = '', time = ''] = text.split(' ');
  const weekday = weekdays[(new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7] as Weekday;
  const minute = minuteOf(time.slice(0, 5));
  if (schedule.holidays.some((holiday) => holiday.date === date)) return false;
  return timeSpans(schedule).some(
    ({ days, first, last }) => days.includes(weekday) && first <= minute && minute <= last,
  );
}

/** Numbers below a limit, the same every time: a fault that is found is found again. */
function sameNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
/** Around the turns of the clocks in these zones, and a week of summer. */
const beginnings = [
  '2026-03-07',
  '2026-03-28',
  '2026-04-04',
  '2026-07-01',
  '2026-10-03',
  '2026-10-24',
  '2026-10-31',
  '2026-12-24',
];

test('given any schedule, then at both sides of each of its boundaries the lines mean what the rule says', () => {
  const pick = sameNumbers(4711);
  const time = () => `${String(pick(24)).padStart(2, '0')}:${String(pick(4) * 15).padStart(2, '0')}`;
  for (let round = 0; round < 24; round++) {
    const hours = Array.from({ length: 1 + pick(3) }, () => {
      const days = weekdays.filter(() => pick(2) === 0);
      const from = time();
      const to = pick(5) === 0 ? '24:00' : time();
      return { days: days.length > 0 ? days : [...weekdays], from, to: to === from ? '24:00' : to };
    });
    const start = Date.parse(`${beginnings[round % beginnings.length]}T00:00:00Z`);
    const holiday = new Date(start + pick(4) * 86_400_000).toISOString().slice(0, 10);
    const schedule = aSchedule({
      time_zone: zones[pick(zones.length)] ?? 'UTC',
      hours,
      holidays: [{ date: holiday, name: 'Holiday' }],
    });
    for (let quarter = 0; quarter < 4 * 24 * 4; quarter++) {
      for (const seconds of [-1, 0]) {
        const moment = new Date(start + quarter * 900_000 + seconds * 1000);
        const expected = isOpen(schedule, moment);
        if (openForAsterisk(schedule, moment) !== expected)
          throw new Error(`at ${moment.toISOString()} the rule says ${expected}: ${JSON.stringify(schedule)}`);
      }
    }
  }
});

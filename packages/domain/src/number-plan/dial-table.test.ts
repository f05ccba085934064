import { expect, test } from 'vitest';
import { aHouse, aThing } from '../testing/a-house.ts';
import { defaultNumberPlan } from './default-plan.ts';
import { type DialRow, dialTable } from './dial-table.ts';

function rowOf(rows: readonly DialRow[], of: DialRow['of'], key: string): DialRow | undefined {
  return rows.find((row) => row.of === of && row.key === key);
}

const plan = { 'dial-rule': defaultNumberPlan };

test('given a new system, then emergency comes first, then the plan in its order, then codes', () => {
  const rows = dialTable(aHouse({ things: plan }));
  expect(rows.slice(0, 7).map(({ dial, goesTo }) => `${dial} → ${goesTo}`)).toEqual([
    '911, 933, 112, perhaps behind a 9 → Emergency call',
    '1xxx → Extensions',
    '0 → Operator (auto attendant)',
    '2xxx → Conferences',
    '7x → Parked calls',
    '8xxx → Call queues',
    '9xxx → Paging',
  ]);
  expect(rowOf(rows, 'feature-code', 'intercom')?.dial).toBe('*80 and an extension');
});

test('given numbers of a range are something, then they are counted and the first are named', () => {
  const extensions = Array.from({ length: 12 }, (_, at) => ({ number: String(1001 + at), name: `Room ${at}` }));
  const rows = dialTable(aHouse({ things: plan, extensions: [...extensions, { number: '300', name: 'Elsewhere' }] }));
  const there = rowOf(rows, 'dial-rule', 'extensions')?.there;
  expect(there?.count).toBe(12);
  expect(there?.first.map(({ number }) => number)).toEqual(extensions.slice(0, 10).map(({ number }) => number));
  expect(rowOf(rows, 'dial-rule', 'parking')?.there?.count).toBe(10);
  expect(rowOf(rows, 'dial-rule', 'paging')?.there).toEqual({ count: 0, first: [] });
});

test('given what is not chosen, then the row says what callers hear', () => {
  const rows = dialTable(aHouse({ things: plan }));
  const notesOf = (key: string) => rowOf(rows, 'dial-rule', key)?.notes;
  expect(notesOf('paging')).toEqual([expect.stringContaining('are emergency numbers')]);
  expect(notesOf('operator')).toEqual([expect.stringContaining('No destination is chosen')]);
  expect(notesOf('extensions')).toEqual([]);
});

test('given ranges that overlap, then the later row names a number the earlier takes', () => {
  const rules = [
    aThing('dial-rule', { id: 'sales', pattern: '^10[0-9]{2}$', action: 'queue' }),
    aThing('dial-rule', { id: 'all', pattern: '^[19][0-9]{2,3}$', action: 'extension' }),
  ];
  const route = (id: string, pattern: string) =>
    aThing('outbound-route', { id, name: id, patterns: [pattern], trunks: ['telco'] });
  const rows = dialTable(
    aHouse({
      things: {
        'dial-rule': rules,
        'outbound-route': [route('city', '^[2-9][0-9]{3}$'), route('local', '^[5-9][0-9]{3,5}$')],
      },
      extensions: [{ number: '500400', name: 'Ada' }],
    }),
  );
  expect(rowOf(rows, 'dial-rule', 'all')?.notes).toEqual([
    '911, 933, 112, 9911, 9933, 9112 are emergency numbers whatever stands here.',
    '1000 and its like belong to the rule sales, which comes before.',
  ]);
  expect(rowOf(rows, 'outbound-route', 'city')?.notes).toEqual([
    '9911, 9933, 9112 are emergency numbers whatever stands here.',
    '9000 and its like belong to the rule all, which comes before.',
  ]);
  expect(rowOf(rows, 'outbound-route', 'local')?.notes).toEqual([
    '9911, 9933, 9112 are emergency numbers whatever stands here.',
    '9000 and its like belong to the rule all, which comes before.',
    '5000 takes the route “city”, which comes before.',
    '500400 is the extension of Ada: that number outside can’t be reached.',
  ]);
});

import { expect, test } from 'vitest';
import { defaultNumberPlan } from '../number-plan/default-plan.ts';
import { aHouse, aThing } from '../testing/a-house.ts';
import type { Thing } from '../things/things.ts';
import { numbersFitThePlan, rulesMakeSense } from './number-plan.ts';

const things = { 'dial-rule': defaultNumberPlan };

test.each([['1001'], ['1999'], ['100400'], ['30'], ['6000']])(
  'given the seed’s plan, then %s can be an extension',
  (number) => expect(numbersFitThePlan(aHouse({ things, extensions: [{ number }] }))).toEqual([]),
);

test.each([
  ['2001', 'conferences'],
  ['79', 'parked calls'],
  ['8001', 'call queues'],
  ['9999', 'paging'],
])('given the seed’s plan, then %s can not be an extension: it is for %s', (number, what) =>
  expect(numbersFitThePlan(aHouse({ things, extensions: [{ number }] }))).toEqual([
    {
      at: `extension/${number}`,
      field: 'number',
      message: `${number} is kept for ${what} by the number plan. Numbers like 1xxx are for extensions.`,
    },
  ]),
);

test('given the plan has the numbers of the parking slots for something else, then the slots are told', () => {
  const rules = [aThing('dial-rule', { id: 'short', pattern: '^7[0-9]$', action: 'extension' })];
  expect(numbersFitThePlan(aHouse({ things: { 'dial-rule': rules } }))[0]).toEqual({
    at: 'settings/parking',
    field: 'first_slot',
    message: '70 is kept for extensions by the number plan.',
  });
});

test('given a school moves its conferences to 3xxx, then 2xxx can be extensions', () => {
  const rules = defaultNumberPlan.map((rule) => {
    if (rule.id === 'conferences') return { ...rule, pattern: '^3[0-9]{3}$' };
    return rule.id === 'extensions' ? { ...rule, pattern: '^[12][0-9]{3}$' } : rule;
  });
  const house = aHouse({ things: { 'dial-rule': rules }, extensions: [{ number: '2001' }] });
  expect(numbersFitThePlan(house)).toEqual([]);
});

test('given no rule says what a number is for, then it still can not be two things', () => {
  const room = aThing('conference', { number: '2001', name: 'Staff' });
  const house = aHouse({ things: { conference: [room] }, extensions: [{ number: '2001', name: 'Ada' }] });
  expect(numbersFitThePlan(house)).toEqual([
    {
      at: 'extension/2001',
      field: 'number',
      message: '2001 can’t be both the conference “Staff” (2001) and the extension of Ada. Choose another number.',
    },
  ]);
});

function problemsOf(...rules: readonly Partial<Thing<'dial-rule'>>[]): readonly (readonly [string, string, string])[] {
  const house = aHouse({ things: { 'dial-rule': rules.map((rule) => aThing('dial-rule', rule)) } });
  return rulesMakeSense(house).map(({ at, field, message }) => [at, field, message]);
}

test('given the seed’s plan, then all of it makes sense', () => expect(problemsOf(...defaultNumberPlan)).toEqual([]));

test('given rules that leave a later one nothing, then it is named with them', () =>
  expect(
    problemsOf(
      { id: 'low', pattern: '^1[0-4][0-9]{2}$', action: 'extension' },
      { id: 'other', pattern: '^3[0-9]{3}$', action: 'extension' },
      { id: 'high', pattern: '^1[5-9][0-9]{2}$', action: 'extension' },
      { id: 'late', pattern: '^1[0-9]{3}$', action: 'conference' },
    ),
  ).toEqual([
    ['dial-rule/late', 'pattern', expect.stringContaining('the rules before it (low, high) take every number')],
  ]));

test('given rules that overlap in part, then that is fine: the first counts', () =>
  expect(
    problemsOf(
      { id: 'some', pattern: '^10[0-9]{2}$', action: 'extension' },
      { id: 'more', pattern: '^1[0-9]{3}$', action: 'conference' },
    ),
  ).toEqual([]));

test('given a destination or a trunk where it means nothing, then it is refused there', () =>
  expect(
    problemsOf(
      { id: 'one', pattern: '^1$', action: 'extension', destination: { type: 'hang-up' } },
      { id: 'two', pattern: '^2$', action: 'conference', trunk: 'telco' },
    ).map(([at, field]) => [at, field]),
  ).toEqual([
    ['dial-rule/one', 'destination'],
    ['dial-rule/two', 'trunk'],
  ]));

test.each([
  ['^\\*([0-9]{4})$', 0],
  ['^#98([0-9]{4})$', 0],
  ['^\\*[0-9]{4}$', 1],
  ['^\\*([0-9]{2}|[0-9]{4})$', 0],
  ['^\\*([0-9]{2})9$', 1],
])('given mailboxes are dialled by %s, then there are %i problems', (pattern, count) =>
  expect(problemsOf({ id: 'boxes', pattern, action: 'voicemail' })).toHaveLength(count),
);

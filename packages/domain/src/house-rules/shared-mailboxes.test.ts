import { expect, test } from 'vitest';
import { houseProblems } from '../house-problems.ts';
import { defaultNumberPlan } from '../number-plan/default-plan.ts';
import { usesOf } from '../references/references.ts';
import { aHouse, aThing } from '../testing/a-house.ts';

const extensions = [
  { number: '1001', name: 'Ada' },
  { number: '1002', name: 'Bob', voicemail: false },
];
const office = (parts: object) =>
  aThing('shared-mailbox', { number: '5000', name: 'Office', pin: '864209', members: ['1001'], ...parts });
const house = (parts: object, others: object = {}) =>
  aHouse({ extensions, things: { 'shared-mailbox': [office(parts)], ...others } });
const others = {
  conference: [aThing('conference', { number: '2001', name: 'Staff' })],
  'paging-zone': [aThing('paging-zone', { number: '9001', name: 'Yard', phones: ['1001'] })],
  'dial-rule': defaultNumberPlan,
};
const problems = (parts: object) => houseProblems(house(parts, others)).map(({ at, field }) => `${at} ${field}`);

test('given members that there are, with a mailbox of their own or without, then all is well', () =>
  expect(problems({ members: ['1001', '1002'] })).toEqual([]));

test.each([
  ['the number of an extension', { number: '1002' }, 'shared-mailbox/1002 number'],
  ['the number of a conference', { number: '2001' }, 'shared-mailbox/2001 number'],
  ['the number of a paging zone', { number: '9001' }, 'shared-mailbox/9001 number'],
  ['a number the plan keeps for something else', { number: '2002' }, 'shared-mailbox/2002 number'],
  ['an emergency number', { number: '911' }, 'settings/emergency numbers, shared-mailbox/911 number'],
  ['its number as PIN', { number: '864209' }, 'shared-mailbox/864209 pin'],
  ['a member that is gone', { members: ['1003'] }, 'shared-mailbox/5000 members'],
])('given %s, then that is told', (_what, parts, told) => expect(problems(parts)).toEqual(told.split(', ')));

test('given the number of a ring group, then it is the group’s, and all is well', () => {
  const members = [{ type: 'extension' as const, target: '1001', delay_seconds: 0 }];
  const group = aThing('ring-group', { number: '5000', name: 'Sales', members });
  expect(houseProblems(house({}, { 'ring-group': [group] }))).toEqual([]);
});

test('given calls that lead to it, then they lead to a mailbox, and it can’t be deleted', () => {
  const group = aThing('ring-group', {
    ...{ number: '600', name: 'Sales', members: [{ type: 'extension', target: '1001', delay_seconds: 0 }] },
    fallback: { type: 'voicemail', target: '5000' },
  });
  const used = house({}, { 'ring-group': [group] });
  expect(houseProblems(used)).toEqual([]);
  expect(usesOf(used, 'shared-mailbox', '5000').map(({ from }) => from.key)).toEqual(['600']);
  const gone = aHouse({ extensions, things: { 'ring-group': [group] } });
  expect(houseProblems(gone).map(({ at, field }) => `${at} ${field}`)).toEqual(['ring-group/600 fallback']);
});

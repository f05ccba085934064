import { expect, test } from 'vitest';
import { houseProblems } from '../house-problems.ts';
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
const problems = (parts: object) => houseProblems(house(parts)).map(({ at, field }) => `${at} ${field}`);

test('given members that there are, with a mailbox of their own or without, then all is well', () =>
  expect(problems({ members: ['1001', '1002'] })).toEqual([]));

test.each([
  ['the number of an extension', { number: '1002' }, 'shared-mailbox/1002 number'],
  ['its number as PIN', { number: '864209' }, 'shared-mailbox/864209 pin'],
  ['a member that is gone', { members: ['1003'] }, 'shared-mailbox/5000 members'],
])('given %s, then that is told', (_what, parts, told) => expect(problems(parts)).toEqual([told]));

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

import { expect, test } from 'vitest';
import { checkFields, type Following, fieldsOf, followingOf, newNumber } from './follow-me-fields.ts';
import { dialledOptions } from './ring-targets.ts';

const following: Following = {
  enabled: true,
  own_seconds: 10,
  numbers: [
    { type: 'extension', target: '1004', seconds: 10 },
    { type: 'external', target: '2125550100', seconds: 20, confirm: false },
  ],
};

test('given numbers, then the form and back again change nothing', () =>
  expect(followingOf(fieldsOf(following))).toEqual(following));

test('given none yet, then there is a first line to fill in', () =>
  expect(fieldsOf({ enabled: false, own_seconds: 15, numbers: [] }).numbers).toEqual([newNumber]));

test('given a number that rings for a second only, then it is said which', () => {
  const [first, second] = fieldsOf(following).numbers;
  const numbers = [first ?? newNumber, { ...(second ?? newNumber), seconds: '1' }];
  expect(checkFields({ enabled: true, own_seconds: 'x', numbers })).toEqual({
    numbers: 'Number 2: Ring for at least 5 seconds.',
    own_seconds: 'Give a whole number, for example 15.',
  });
});

test('given a number typed by somebody who is shown no extensions, then it can be inside or outside', () => {
  expect(dialledOptions('1004').map(({ value }) => value)).toEqual(['extension:1004', 'external:1004']);
  expect(dialledOptions('+1 212 555 0100').map(({ value }) => value)).toEqual(['external:+12125550100']);
});

import { expect, test } from 'vitest';
import { findOptions, type ListedOption } from './find-options.ts';

const options: readonly ListedOption[] = [
  { value: '1', label: '1001 Ada Lovelace', group: 'Extensions' },
  { value: '2', label: '1002 Charles Babbage', group: 'Extensions' },
  { value: '3', label: '2001 Board', group: 'Conferences' },
  { value: '4', label: 'Hang up', group: 'Other' },
];

const found = (typed: string) =>
  findOptions(options, typed, 10).map(({ title, shown }) => [title, shown.map(({ value }) => value)]);

test('given nothing typed, then everything is found, by group', () =>
  expect(found('  ')).toEqual([
    ['Extensions', ['1', '2']],
    ['Conferences', ['3']],
    ['Other', ['4']],
  ]));

test('given parts of words in any order and case, then what holds all of them is found', () => {
  expect(found('love 10')).toEqual([['Extensions', ['1']]]);
  expect(found('HANG')).toEqual([['Other', ['4']]]);
  expect(found('nobody')).toEqual([]);
});

test('given a number that others hold too, then what begins with it comes first', () => {
  const both = [{ value: 'x', label: 'Room 1001', group: 'Extensions' }, ...options];
  expect(findOptions(both, '1001', 10)[0]?.shown.map(({ value }) => value)).toEqual(['1', 'x']);
});

test('given more than are shown, then it is told how many are left', () =>
  expect(findOptions(options, '', 1)[0]).toMatchObject({ title: 'Extensions', left: 1, shown: [{ value: '1' }] }));

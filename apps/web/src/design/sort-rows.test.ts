import { expect, test } from 'vitest';
import { sortRows, toggleSorting } from './sort-rows.ts';

const itself = (value: string) => value;

test('given text with digits, then they are in order as numbers', () => {
  expect(sortRows(['1001', '99', 'Room 12', 'Room 3'], itself, 'ascending')).toEqual([
    '99',
    '1001',
    'Room 3',
    'Room 12',
  ]);
});

test('given rows that are equal, then they stay as they were', () => {
  const rows = [
    { state: 'on', number: 2 },
    { state: 'off', number: 3 },
    { state: 'on', number: 1 },
  ];
  expect(sortRows(rows, (row) => row.state, 'descending').map((row) => row.number)).toEqual([2, 1, 3]);
});

test('given a header pressed again and again, then the way changes', () => {
  const once = toggleSorting(null, 'name');
  expect(once).toEqual({ key: 'name', direction: 'ascending' });
  expect(toggleSorting(once, 'name').direction).toBe('descending');
  expect(toggleSorting(toggleSorting(once, 'name'), 'name').direction).toBe('ascending');
  expect(toggleSorting(once, 'state')).toEqual({ key: 'state', direction: 'ascending' });
});

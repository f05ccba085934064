import { expect, test } from 'vitest';
import { firstFree } from './first-free.ts';

const numbers = (...taken: string[]) => taken.map((number) => ({ number }));

test('given numbers that are taken, then the first free one of the range is suggested', () => {
  expect(firstFree(1001, 1999, [])).toBe('1001');
  expect(firstFree(1001, 1999, numbers('1001', '1002', '1004'))).toBe('1003');
});

test('given all of the range is taken, then none is suggested', () =>
  expect(firstFree(1, 3, numbers('3', '1', '2', '4'))).toBeNull());

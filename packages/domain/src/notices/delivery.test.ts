import { describe, expect, test } from 'vitest';
import { retryAt } from './delivery.ts';

const now = new Date('2026-03-01T08:00:00Z');

describe('a delivery that went wrong', () => {
  test.each([
    [1, 5],
    [2, 10],
    [3, 20],
    [8, 640],
    [9, 900],
    [500, 900],
  ])('given attempt number %i, then it is tried again after %i s', (attempt, seconds) => {
    expect((retryAt(attempt, now).getTime() - now.getTime()) / 1000).toBe(seconds);
  });
});

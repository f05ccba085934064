import { describe, expect, test } from 'vitest';
import { closedUntil, hasJustClosed } from './pin-lock.ts';

const lastAt = new Date('2026-03-01T08:00:00Z');
const minutesLater = (minutes: number) => new Date(lastAt.getTime() + minutes * 60_000);

describe('a mailbox whose PIN is guessed', () => {
  test.each([
    [1, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [10, 32],
    [11, 60],
    [500, 60],
  ])('given %i wrong ones in a row, then it is closed for %i minutes', (inARow, minutes) => {
    const until = closedUntil({ inARow, lastAt }, lastAt);
    expect(until).toEqual(minutes === 0 ? null : minutesLater(minutes));
  });

  test('given the pause is over, then it is open', () => {
    expect(closedUntil({ inARow: 5, lastAt }, minutesLater(1))).toBeNull();
    expect(closedUntil(null, lastAt)).toBeNull();
  });

  test('its owner is told when it closes, not of each one after that', () => {
    expect([4, 5, 6].map((inARow) => hasJustClosed({ inARow, lastAt }))).toEqual([false, true, false]);
  });
});

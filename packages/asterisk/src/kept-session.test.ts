import { describe, expect, it } from 'vitest';
import { reconnectWaitMs } from './kept-session.ts';

describe('waiting before the next try to connect', () => {
  it.each([
    [0, 100],
    [1, 200],
    [4, 1_600],
    [5, 3_000],
    [5_000, 3_000],
  ])('after %i failed tries it is %i ms', (failedTries, ms) => {
    expect(reconnectWaitMs(failedTries)).toBe(ms);
  });
});

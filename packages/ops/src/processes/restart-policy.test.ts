import { describe, expect, it } from 'vitest';
import { decideRestart, noDeaths } from './restart-policy.ts';

/** The pauses after each of these lives, in ms. */
function pausesAfter(lives: readonly number[]): number[] {
  let history = noDeaths;
  return lives.map((ranMs) => {
    const next = decideRestart(history, ranMs);
    history = next.history;
    return next.pauseMs;
  });
}

describe('restarting', () => {
  it('given a process that dies at once each time, then it is tried ever more slowly, at least twice a minute', () => {
    expect(pausesAfter(Array(9).fill(10))).toEqual([200, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  });

  it('given a process that had worked for a minute, then it is back at once', () => {
    expect(pausesAfter([10, 10, 10, 60_000, 10])).toEqual([200, 1000, 2000, 200, 1000]);
  });
});

import { expect, test } from 'vitest';
import type { Clock } from './clock.ts';
import { type Logger, silentLogger } from './logger.ts';
import { repeatedly } from './repeatedly.ts';

test('given work that fails for a while, then it is repeated, complained about once, and ends when told to', async () => {
  const end = new AbortController();
  const complaints: string[] = [];
  const pauses: number[] = [];
  const logger: Logger = { ...silentLogger, warn: (message) => void complaints.push(message) };
  const clock: Clock = { now: () => 0, sleep: async (ms) => void pauses.push(ms) };
  let times = 0;
  await repeatedly('it went wrong', 5_000, { logger, clock, signal: end.signal }, async () => {
    times++;
    if (times === 6) end.abort();
    if ([2, 3, 5].includes(times)) throw new Error('broken');
  });
  expect(times).toBe(6);
  expect(complaints).toEqual(['it went wrong', 'it went wrong']);
  expect(new Set(pauses)).toEqual(new Set([5_000]));
});

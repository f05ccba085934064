import { expect, test } from 'vitest';
import { soak } from './parts/soak.ts';

/** Everything is warm after a third of the time; what grows after that grows for ever. */
const GROWTH_LIMIT_MB = 40;

test('given calls to a menu, a queue and mailboxes for three minutes, then all are served and told of once, and nothing is left', async () => {
  const { pbx_growth_mb, asterisk_growth_mb, asterisk_ghosts, calls, ...others } = await soak({
    callsPerSecond: 2,
    seconds: 180,
  });
  expect(calls).toBe(360);
  expect(others).toEqual({
    ...{ failed: 0, missing_records: 0, missing_messages: 0, missing_queue_calls: 0, unended_queue_calls: 0 },
    ...{ missing_events: 0, left_over: 0, complaints: [] },
  });
  expect(pbx_growth_mb).toBeLessThan(GROWTH_LIMIT_MB);
  // One in two thousand calls of a queue, and there are 72.
  expect(asterisk_ghosts).toBeLessThan(2);
  expect(asterisk_growth_mb).toBeLessThan(GROWTH_LIMIT_MB);
}, 360_000);

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepLooking } from './keep-looking.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Looks that take until they are told to end. */
function looking() {
  const looks: PromiseWithResolvers<void>[] = [];
  const failures: string[] = [];
  const listening = new Set<() => void>();
  const stopping = new AbortController();
  const look = () => {
    const one = Promise.withResolvers<void>();
    looks.push(one);
    return one.promise;
  };
  const cause = (again: () => void) => {
    listening.add(again);
    return () => void listening.delete(again);
  };
  const failed = (reason: string) => void failures.push(reason);
  const first = keepLooking({ look, failed, causes: [cause], anywayMs: 30_000 }, stopping.signal);
  const happens = () => {
    for (const again of listening) again();
  };
  return { looks, failures, listening, stopping, first, happens };
}

it('given causes during a look, then one more follows, and another after a while without any', async () => {
  const { looks, happens } = looking();
  await vi.advanceTimersByTimeAsync(0);
  for (const _ of [1, 2, 3]) happens();
  await vi.advanceTimersByTimeAsync(0);
  expect(looks.length).toBe(1);
  looks[0]?.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(looks.length).toBe(2);
  looks[1]?.resolve();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(looks.length).toBe(3);
});

it('given the first look fails, then that is told, and the next cause has it looked at again', async () => {
  const { looks, failures, first, happens } = looking();
  await vi.advanceTimersByTimeAsync(0);
  looks[0]?.reject(new Error('away'));
  await first;
  expect(failures).toEqual(['away']);
  happens();
  await vi.advanceTimersByTimeAsync(0);
  expect(looks.length).toBe(2);
});

it('given it is to end, then nothing is listened to, and a look that was wanted does not begin', async () => {
  const { looks, listening, stopping, happens } = looking();
  await vi.advanceTimersByTimeAsync(0);
  happens();
  stopping.abort();
  looks[0]?.resolve();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([looks.length, listening.size]).toEqual([1, 0]);
});

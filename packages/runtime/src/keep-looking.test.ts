import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepLooking } from './keep-looking.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Looks that take until they are told to end. */
function looking({ restMs } = { restMs: 0 }) {
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
  const { first, over } = keepLooking({ look, failed, causes: [cause], anywayMs: 60_000, restMs }, stopping.signal);
  const happens = () => {
    for (const again of listening) again();
  };
  return { looks, failures, listening, stopping, first, over, happens };
}

it('given causes during a look, then one more follows, and another when there was none for long', async () => {
  const { looks, first, happens } = looking();
  for (const _ of [1, 2, 3]) happens();
  await vi.advanceTimersByTimeAsync(90_000);
  expect(looks.length).toBe(1);
  looks[0]?.resolve();
  await first;
  await vi.advanceTimersByTimeAsync(0);
  expect(looks.length).toBe(2);
  looks[1]?.resolve();
  await vi.advanceTimersByTimeAsync(59_999);
  expect(looks.length).toBe(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(looks.length).toBe(3);
});

it('given causes during the rest after a look, then one more follows when it is over', async () => {
  const { looks, first, happens } = looking({ restMs: 1_000 });
  looks[0]?.resolve();
  await first;
  await vi.advanceTimersByTimeAsync(0);
  for (const _ of [1, 2, 3]) happens();
  await vi.advanceTimersByTimeAsync(999);
  expect(looks.length).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(looks.length).toBe(2);
});

it('given a look fails, then that is told, and it is looked again soon', async () => {
  const { looks, failures, first } = looking();
  looks[0]?.reject(new Error('the database is away'));
  await first;
  expect([failures, looks.length]).toEqual([['the database is away'], 1]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(looks.length).toBe(2);
});

it('given a look fails because it is to end, then nobody is told', async () => {
  const { looks, failures, stopping, over } = looking();
  stopping.abort();
  looks[0]?.reject(new Error('aborted'));
  await over;
  expect(failures).toEqual([]);
});

it('given it is to end, then a look that goes on is finished first, no other begins, and nothing is listened to', async () => {
  const { looks, listening, stopping, over, happens } = looking();
  happens();
  stopping.abort();
  let isOver = false;
  const ended = over.then(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(isOver).toBe(false);
  looks[0]?.resolve();
  await ended;
  expect([looks.length, listening.size]).toEqual([1, 0]);
});

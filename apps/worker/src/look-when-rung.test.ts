import type { Topic } from '@flexpbx/domain';
import { silentLogger } from '@flexpbx/runtime';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lookWhenRung } from './look-when-rung.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Looks that take until they are told to end, at a bell that can be rung. */
function looking() {
  const looks: PromiseWithResolvers<void>[] = [];
  const heard = new Set<(topic: Topic) => void>();
  const stopping = new AbortController();
  const over = lookWhenRung(
    {
      whenItFails: 'it failed',
      topics: ['voicemail'],
      anywayMs: 60_000,
      look: () => {
        const look = Promise.withResolvers<void>();
        looks.push(look);
        return look.promise;
      },
    },
    {
      bell: {
        listen: (_, hear) => {
          heard.add(hear);
          return () => void heard.delete(hear);
        },
      },
      logger: silentLogger,
    },
    stopping.signal,
  );
  const ring = () => {
    for (const hear of heard) hear('voicemail');
  };
  return { looks, heard, ring, stopping, over };
}

it('given it is rung during a look and soon after, then it looks once more, and then when nobody rang for long', async () => {
  const { looks, ring } = looking();
  ring();
  ring();
  await vi.advanceTimersByTimeAsync(90_000);
  expect(looks.length).toBe(1);
  looks[0]?.resolve();
  await vi.advanceTimersByTimeAsync(999);
  ring();
  expect(looks.length).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(looks.length).toBe(2);
  looks[1]?.resolve();
  await vi.advanceTimersByTimeAsync(59_999);
  expect(looks.length).toBe(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(looks.length).toBe(3);
});

it('given a look fails, then it looks again soon', async () => {
  const { looks } = looking();
  looks[0]?.reject(new Error('the database is away'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(looks.length).toBe(2);
});

it('given it is to end, then a look that goes on is finished first, and the bell is heard no more', async () => {
  const { looks, heard, stopping, over } = looking();
  stopping.abort();
  let isOver = false;
  const ended = over.then(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(isOver).toBe(false);
  looks[0]?.resolve();
  await ended;
  expect([looks.length, heard.size]).toEqual([1, 0]);
});

import type { Topic } from '@flexpbx/domain';
import type { Bell } from '../repositories.ts';

/** Resolves at the next ring of a topic. */
export function nextRing(bell: Bell, topic: Topic): Promise<void> {
  return new Promise((resolve) => {
    const stop = bell.listen([topic], () => {
      stop();
      resolve();
    });
  });
}

/**
 * Counts the rings of `topic` from now on. `others` is a topic this test has no other use for: its ring comes after all
 * that were rung before it.
 */
export async function countRings(bell: Bell, topic: Topic, others: Topic): Promise<() => Promise<number>> {
  const allHeard = async () => {
    const marker = nextRing(bell, others);
    bell.notify(others);
    await marker;
  };
  await allHeard();
  let rings = 0;
  bell.listen([topic], () => rings++);
  return async () => {
    await allHeard();
    return rings;
  };
}

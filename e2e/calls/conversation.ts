import { expect } from 'vitest';
import { PATIENCE_MS } from '../phones/time-limit.ts';
import type { Sound } from '../sound/sound.ts';

/** One end of an answered call, in a phone or in a browser. */
interface Talker {
  playTone(hz: number): Promise<void> | void;
  record(ms: number): Promise<Sound>;
}

const LISTENED_MS = 1_000;

/** Checks that each of two hears the tone of the other, as soon as they are joined, and not its own. */
export async function expectToHearEachOther(one: Talker, other: Talker): Promise<void> {
  await Promise.all([one.playTone(440), other.playTone(1000)]);
  await Promise.all([begins(one, 1000), begins(other, 440)]);
  const [atOne, atOther] = await Promise.all([one.record(LISTENED_MS), other.record(LISTENED_MS)]);
  const heard = (sound: Sound) => [440, 1000].filter((hz) => sound.hasTone(hz));
  expect({ one: heard(atOne), other: heard(atOther) }).toEqual({ one: [1000], other: [440] });
}

/** Resolves when a tone is heard, or when it should have been long ago. */
async function begins(talker: Talker, hz: number): Promise<void> {
  const givesUpAt = performance.now() + PATIENCE_MS;
  while (!(await talker.record(500)).hasTone(hz) && performance.now() < givesUpAt);
}

import { expect } from 'vitest';
import type { Sound } from '../sound/sound.ts';

/** One end of an answered call, in a phone or in a browser. */
interface Talker {
  playTone(hz: number): Promise<void> | void;
  record(ms: number): Promise<Sound>;
}

const LISTENED_MS = 1_000;

/** Checks that each of two hears the tone of the other, and not its own. */
export async function expectToHearEachOther(one: Talker, other: Talker): Promise<void> {
  await Promise.all([one.playTone(440), other.playTone(1000)]);
  const [atOne, atOther] = await Promise.all([one.record(LISTENED_MS), other.record(LISTENED_MS)]);
  const heard = (sound: Sound) => [440, 1000].filter((hz) => sound.hasTone(hz));
  expect({ one: heard(atOne), other: heard(atOther) }).toEqual({ one: [1000], other: [440] });
}

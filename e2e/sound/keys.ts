import { Sound } from './sound.ts';

const ROWS = [697, 770, 852, 941] as const;
const COLUMNS = [1209, 1336, 1477] as const;
const KEYS = ['123', '456', '789', '*0#'] as const;
/** Of each of the two tones. */
const LEVEL = 6_000;

/** The sound of keys being pressed one after the other: two tones each (ITU-T Q.23), `ms` long, then as long a pause. */
export function keySounds(keys: string, ms: number): Sound {
  return Sound.join(...[...keys].flatMap((key) => [keySound(key, ms), Sound.silence(ms)]));
}

function keySound(key: string, ms: number): Sound {
  const row = KEYS.findIndex((keys) => keys.includes(key));
  const low = ROWS[row];
  const high = COLUMNS[KEYS[row]?.indexOf(key) ?? -1];
  if (!low || !high) throw new RangeError(`"${key}" is no key of a phone`);
  return Sound.mix(Sound.tone(low, ms, LEVEL), Sound.tone(high, ms, LEVEL));
}

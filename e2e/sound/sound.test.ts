import { describe, expect, test } from 'vitest';
import { decodeUlaw, encodeUlaw } from './g711.ts';
import { Sound } from './sound.ts';
import { readWav, writeWav } from './wav.ts';

const LEVEL = 8_000;

function throughUlaw(sound: Sound): Sound {
  return new Sound(decodeUlaw(encodeUlaw(sound.samples)));
}

/** The same noise in every run. */
function noise(ms: number): Sound {
  let state = 1;
  return new Sound(
    Sound.silence(ms).samples.map(() => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return (state / 2 ** 31 - 0.5) * LEVEL;
    }),
  );
}

describe('tones', () => {
  test.each([440, 480, 700, 1000, 2100])('given a tone of %i Hz through G.711, then it is heard and no other', (hz) => {
    const heard = throughUlaw(Sound.tone(hz, 1_000, LEVEL));
    expect(heard.hasTone(hz)).toBe(true);
    for (const other of [hz - 60, hz + 60, hz / 2, hz * 1.5]) expect(heard.hasTone(other)).toBe(false);
  });

  test('given two tones at once, then both are heard', () => {
    const heard = throughUlaw(Sound.mix(Sound.tone(440, 1_000, LEVEL), Sound.tone(480, 1_000, LEVEL)));
    expect([heard.hasTone(440), heard.hasTone(480), heard.hasTone(620)]).toEqual([true, true, false]);
  });

  test('given a tone between silence, then its length is told to 50 ms', () => {
    const heard = Sound.join(Sound.silence(310), Sound.tone(1000, 640, LEVEL), Sound.silence(500));
    expect(Math.abs(heard.toneMs(1000) - 640)).toBeLessThan(50);
  });

  test.each([
    [0, 0],
    [60, 50],
    [100, 100],
    [400, 400],
  ])('given a tone that is missing for %i ms, then the gap is told as %i ms', (missing, told) => {
    const tone = Sound.tone(1000, 500, LEVEL);
    const heard = throughUlaw(Sound.join(tone, Sound.silence(missing), tone));
    expect(Math.abs(heard.gapMs(1000) - told)).toBeLessThanOrEqual(25);
    expect(heard.gapMs(440)).toBeGreaterThan(900);
  });

  test('given a tone of 100 ms, then it counts as a click, not as a tone', () => {
    expect(Sound.join(Sound.tone(1000, 100, LEVEL), Sound.silence(900)).hasTone(1000)).toBe(false);
  });

  test('given noise, then it has no tone and is not silent', () => {
    expect([noise(2_000).hasTone(440), noise(2_000).hasTone(1000), noise(2_000).isSilent()]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('levels and times', () => {
  test('given silence through G.711, then it is silent', () => {
    expect(throughUlaw(Sound.silence(500)).isSilent()).toBe(true);
    expect(new Sound(new Int16Array(0)).rms()).toBe(0);
  });

  test('given a full-scale sine, then its level is that of a sine', () => {
    expect(Sound.tone(1000, 1_000, 32_767).rms()).toBeCloseTo(32_767 / Math.SQRT2, -1);
  });

  test('given parts joined, then a slice gives the part back', () => {
    const tone = Sound.tone(500, 300, LEVEL);
    const joined = Sound.join(Sound.silence(200), tone, Sound.silence(100));
    expect(joined.durationMs).toBe(600);
    expect(joined.slice(200, 500).samples).toEqual(tone.samples);
    expect(joined.slice(500, 9_000).durationMs).toBe(100);
  });
});

describe('G.711 μ-law', () => {
  test('given every code, then decoding and encoding gives it back, negative zero as zero', () => {
    const codes = Uint8Array.from({ length: 256 }, (_, code) => code);
    const again = encodeUlaw(decodeUlaw(codes));
    expect(again).toEqual(codes.map((code) => (code === 0x7f ? 0xff : code)));
  });

  test('given the ends of the range, then they become the codes G.711 names', () => {
    expect([...encodeUlaw(Int16Array.of(0, 32_767, -32_768))]).toEqual([0xff, 0x80, 0x00]);
    expect([...decodeUlaw(Uint8Array.of(0xff, 0x80, 0x00))]).toEqual([0, 32_124, -32_124]);
  });
});

describe('WAVE files', () => {
  test('given a sound written, then reading gives it back', () => {
    const sound = Sound.tone(440, 123, LEVEL);
    expect(readWav(writeWav(sound)).samples).toEqual(sound.samples);
  });

  test('given a recording still being written, whose length says 0xffffffff, then what is there is read', () => {
    const bytes = writeWav(Sound.tone(440, 100, LEVEL));
    new DataView(bytes.buffer).setUint32(40, 0xff_ff_ff_ff, true);
    expect(readWav(bytes).durationMs).toBe(100);
  });

  test('given something else, then it is refused with what it is', () => {
    expect(() => readWav(new TextEncoder().encode('no sound at all'))).toThrow('not a WAVE file');
    const wide = writeWav(Sound.silence(10));
    new DataView(wide.buffer).setUint32(24, 16_000, true);
    expect(() => readWav(wide)).toThrow('"rate":16000');
  });
});

import { silence } from '@flexpbx/voicemail-spool/testing';
import { describe, expect, it } from 'vitest';
import { inPieces, type Pcm, pcmIn } from './wav-sound.ts';

/** A tone, but for a pause of half a second at `pauseAt`. */
function talk(seconds: number, pauseAt: number): Pcm {
  const rate = 8_000;
  const samples = Buffer.alloc(seconds * rate * 2);
  for (let at = 0; at < seconds * rate; at++) {
    const isPause = at >= pauseAt * rate && at < (pauseAt + 0.5) * rate;
    samples.writeInt16LE(isPause ? 0 : Math.round(8_000 * Math.sin(at / 3)), at * 2);
  }
  return { rate, samples };
}

describe('sound of a message', () => {
  it('given a WAV file of Asterisk, then its samples and their rate are found, behind whatever else stands in it', () => {
    expect(pcmIn(silence(2))).toMatchObject({ rate: 8_000, samples: { length: 32_000 } });
    const other = Buffer.from('LIST\u0003\u0000\u0000\u0000abc\u0000', 'latin1');
    const wav = silence(2);
    expect(pcmIn(Buffer.concat([wav.subarray(0, 36), other, wav.subarray(36)]))?.samples.length).toBe(32_000);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['something else', Buffer.from('OggS and so on, as long as a head at least is')],
    ['two channels', Buffer.concat([silence(1).subarray(0, 22), Buffer.from([2]), silence(1).subarray(23)])],
    ['no sound', silence(0).subarray(0, 36)],
  ])('given %s, then there is none', (_, wav) => {
    expect(pcmIn(wav)).toBeNull();
  });

  it('given it is too long for one piece, then it is cut where somebody takes breath', () => {
    const pieces = inPieces(talk(100, 52), 58);
    const seconds = pieces.map(({ samples }) => samples.length / 16_000);
    expect(seconds[0]).toBeGreaterThan(52);
    expect(seconds[0]).toBeLessThan(52.5);
    expect(Buffer.concat(pieces.map(({ samples }) => samples))).toEqual(talk(100, 52).samples);
    expect(inPieces(talk(58, 10), 58)).toHaveLength(1);
  });
});

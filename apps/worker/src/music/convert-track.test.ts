import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { convertTrack, deleteTrack, trackOf } from './convert-track.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flexpbx-music-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Two seconds of a tone in a file of the kind its name says. */
function tone(name: string, volume: string): string {
  const path = join(folder, name);
  const source = `sine=frequency=440:duration=2,volume=${volume}`;
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-f', 'lavfi', '-i', source, '-ac', '2', path]);
  return path;
}

/** Root mean square of 16 bit samples behind the head of a WAV file. */
async function loudnessOf(path: string): Promise<number> {
  const sound = (await readFile(path)).subarray(44);
  const samples = new Int16Array(sound.buffer.slice(sound.byteOffset, sound.byteOffset + (sound.length & ~1)));
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length);
}

describe('a track that was uploaded', () => {
  it.each(['tone.mp3', 'tone.flac', 'tone.ogg', 'tone.wav', 'tone.m4a'])(
    'given it is %s, then Asterisk gets it in the formats phones speak',
    async (name) => {
      const tracks = join(folder, 'tracks');
      const { seconds } = await convertTrack(tone(name, '0.5'), tracks, 'my-tone');
      expect(seconds).toBe(2);
      expect((await readdir(tracks)).sort()).toEqual(['my-tone.alaw', 'my-tone.g722', 'my-tone.ulaw', 'my-tone.wav16']);
      const bytesOf = async (ending: string) => (await stat(join(tracks, `my-tone.${ending}`))).size;
      // 8,000 bytes a second each; G.722 has 8 bits for two samples at 16 kHz.
      for (const ending of ['ulaw', 'alaw', 'g722']) expect(await bytesOf(ending)).toBeGreaterThan(15_000);
      for (const ending of ['ulaw', 'alaw', 'g722']) expect(await bytesOf(ending)).toBeLessThan(17_500);
      expect(await bytesOf('wav16')).toBeGreaterThan(60_000);
    },
  );

  it('given a faint one and a loud one, then callers hear both equally loud', async () => {
    await convertTrack(tone('faint.wav', '0.02'), folder, 'faint');
    await convertTrack(tone('loud.wav', '1'), folder, 'loud');
    const [faint, loud] = [await loudnessOf(join(folder, 'faint.wav16')), await loudnessOf(join(folder, 'loud.wav16'))];
    expect(20 * Math.log10(loud / faint)).toBeLessThan(3);
    expect(20 * Math.log10(loud / faint)).toBeGreaterThan(-3);
  });

  it.each([
    ['a text', 'Dear Sir or Madam'],
    ['nothing', ''],
    ['a playlist that names other files', '#EXTM3U\n/etc/passwd\nhttp://127.0.0.1/secret\n'],
    ['a list of parts that names other files', "ffconcat version 1.0\nfile '/etc/hostname'\n"],
  ])('given %s instead, then it is refused in words, and nothing is left', async (_, text) => {
    const path = join(folder, 'upload');
    await writeFile(path, text);
    const tracks = join(folder, 'tracks');
    await expect(convertTrack(path, tracks, 'x')).rejects.toMatchObject({
      id: 'invalid-input',
      message: expect.stringContaining('no sound'),
    });
    expect(await readdir(tracks)).toEqual([]);
  });

  it('given it is deleted, then all its files are gone and others stay', async () => {
    for (const name of ['a.ulaw', 'a.alaw', 'a.g722', 'a.wav16', 'b.ulaw']) await writeFile(join(folder, name), '');
    await deleteTrack(folder, 'a');
    expect(await readdir(folder)).toEqual(['b.ulaw']);
    expect(['b.ulaw', '.b.ulaw.part', 'notes.txt'].map(trackOf)).toEqual(['b', null, null]);
  });
});

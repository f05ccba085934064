import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { espeak, recordSpeech, type Speaker } from './speaker.ts';

const patient = AbortSignal.timeout(60_000);

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flexpbx-speech-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Root mean square in dB below full scale of 16 bit samples behind the head of a WAV file. */
async function levelOf(file: string): Promise<number> {
  const sound = (await readFile(file)).subarray(44);
  const samples = new Int16Array(sound.buffer.slice(sound.byteOffset, sound.byteOffset + (sound.length & ~1)));
  const power = samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length;
  return 10 * Math.log10(power / 32_768 ** 2);
}

describe('a text that is spoken', () => {
  it('given a sentence, then it is a file as Asterisk plays it, about as loud as speech on a telephone', async () => {
    const file = join(await aFolder(), 'hello.wav');
    const said = { text: 'Your emergency call was not sent.', voice: 'en-us' };
    await recordSpeech(espeak, [{ said, file }], patient);
    const shown = execFileSync(
      'ffprobe',
      [
        '-v',
        'error',
        '-show_entries',
        'stream=codec_name,sample_rate,channels:format=duration',
        '-of',
        'csv=p=0',
        file,
      ],
      { encoding: 'utf8' },
    );
    expect(shown).toMatch(/^pcm_s16le,8000,1\s+[1-4]\.\d+\s*$/);
    expect(await levelOf(file)).toBeGreaterThan(-32);
    expect(await levelOf(file)).toBeLessThan(-16);
    expect(await readdir(join(file, '..'))).toEqual(['hello.wav']);
  });

  it('given two texts, then each is in its own file', async () => {
    const folder = await aFolder();
    const texts = ['Yes.', 'Somebody in the main building has called for help.'];
    const wanted = texts.map((text) => ({ said: { text, voice: 'en-us' }, file: join(folder, `${text.length}.wav`) }));
    await recordSpeech(espeak, wanted, patient);
    const [short = 0, long = 0] = await Promise.all(wanted.map(async ({ file }) => (await readFile(file)).length));
    expect(long).toBeGreaterThan(2 * short);
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('given a text that looks like an option or a command, then it is only spoken', async () => {
    const folder = await aFolder();
    const said = { text: `--help $(touch ${folder}/owned) \`id\``, voice: 'de' };
    await recordSpeech(espeak, [{ said, file: join(folder, 'odd.wav') }], patient);
    expect(await readdir(folder)).toEqual(['odd.wav']);
  });

  it('given whoever speaks fails, then no file is left', async () => {
    const folder = await aFolder();
    const silent: Speaker = { speak: async (_, file) => writeFile(file, 'no sound at all') };
    const wanted = [{ said: { text: 'x', voice: 'en-us' }, file: join(folder, 'x.wav') }];
    await expect(recordSpeech(silent, wanted, patient)).rejects.toThrow('ffmpeg could not do it');
    expect(await readdir(folder)).toEqual([]);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forEachDatabase } from '@flexpbx/db/testing';
import { thingKinds } from '@flexpbx/domain';
import { spokenIn } from '@flexpbx/renderer';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bringUpToDate } from './keep-speech.ts';
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
    await recordSpeech(espeak, 'Your emergency call was not sent.', file, patient);
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

  it('given a text that looks like an option or a command, then it is only spoken', async () => {
    const folder = await aFolder();
    await recordSpeech(espeak, `--help $(touch ${folder}/owned) \`id\``, join(folder, 'odd.wav'), patient);
    expect(await readdir(folder)).toEqual(['odd.wav']);
  });

  it('given whoever speaks fails, then no file is left', async () => {
    const folder = await aFolder();
    const silent: Speaker = { speak: async (_, file) => writeFile(file, 'no sound at all') };
    await expect(recordSpeech(silent, 'x', join(folder, 'x.wav'), patient)).rejects.toThrow('ffmpeg could not do it');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('the texts of a configuration', () => {
  forEachDatabase((fresh) => {
    it('given a place is described otherwise, then only that is spoken anew, and the old goes when Asterisk no longer says it', async () => {
      const { database } = await fresh();
      const { things, configuration } = database;
      const folder = await aFolder();
      const spoken: string[] = [];
      const speaker: Speaker = {
        speak: async (text, file) => {
          spoken.push(text);
          await espeak.speak('short', file, patient);
        },
      };
      const parts = { configuration, folder, speaker };
      const address = { id: 'main', name: 'Main building', address: '1 Main St', city: 'New York' };
      await things.create('location', thingKinds.location.schema.parse(address), 'admin');
      await things.changeSettings({ emergency: { location: 'main' } }, 'admin');
      await bringUpToDate(parts, patient);
      const texts = spokenIn(await configuration.snapshot()).map(({ text }) => text);
      expect(spoken).toEqual(texts);
      expect(spoken.at(-1)).toContain('Main building, 1 Main St, New York');
      const before = (await readdir(folder)).sort();
      expect(before).toHaveLength(texts.length);

      await writeFile(join(folder, 'notes.txt'), 'not ours');
      await things.change('location', 'main', { address: '2 Main St' }, 'admin');
      await bringUpToDate(parts, patient);
      expect(spoken.slice(texts.length)).toEqual([expect.stringContaining('2 Main St')]);
      expect(await readdir(folder)).toHaveLength(texts.length + 2);

      const { revision } = await configuration.snapshot();
      await configuration.record({ revision, outcome: 'applied', reason: null, files: [], tookMs: 1 });
      await bringUpToDate(parts, patient);
      const after = await readdir(folder);
      expect(after).toHaveLength(texts.length + 1);
      expect(after).toContain('notes.txt');
      expect(before.filter((name) => !after.includes(name))).toHaveLength(1);
    });
  });
});

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forEachDatabase } from '@flexpbx/db/testing';
import { thingKinds } from '@flexpbx/domain';
import { espeak, type Speaker } from '@flexpbx/ops';
import { spokenIn } from '@flexpbx/renderer';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bringUpToDate } from './keep-speech.ts';

const patient = AbortSignal.timeout(60_000);

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flexpbx-speech-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe('the texts of a configuration', () => {
  forEachDatabase((fresh) => {
    it('given a place is described otherwise, then only that is spoken anew, and the old goes when Asterisk no longer says it', async () => {
      const { database } = await fresh();
      const { things, configuration } = database;
      const folder = await aFolder();
      const spoken: string[] = [];
      const speaker: Speaker = {
        speak: async ({ text, voice }, file) => {
          spoken.push(text);
          await espeak.speak({ text: 'short', voice }, file, patient);
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

    it('given a text that no voice can speak, then all others are spoken, and it is told', async () => {
      const { database } = await fresh();
      const folder = await aFolder();
      const texts = spokenIn(await database.configuration.snapshot());
      const [unspeakable] = texts;
      const speaker: Speaker = {
        speak: async ({ text, voice }, file) => {
          if (text === unspeakable?.text) throw new Error('there is no such voice');
          await espeak.speak({ text: 'short', voice }, file, patient);
        },
      };
      const parts = { configuration: database.configuration, folder, speaker };
      await expect(bringUpToDate(parts, patient)).rejects.toThrow('there is no such voice');
      const others = texts.slice(1).map(({ file }) => `${file}.wav`);
      expect(others.length).toBeGreaterThan(1);
      expect((await readdir(folder)).sort()).toEqual(others.sort());
    });
  });
});

import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forEachDatabase } from '@flexpbx/db/testing';
import { silentLogger } from '@flexpbx/runtime';
import { expect, it, onTestFinished } from 'vitest';
import { takeCare } from './watch-prompts.ts';

const uploaded = (id: string) =>
  ({
    ...{ id, name: id },
    source: { type: 'file', file_name: 'x.mp3', state: 'converting', reason: null, seconds: null },
  }) as const;

forEachDatabase((fresh) => {
  it('given recordings were uploaded, then what is sound can be heard, what isn’t says why, and what is deleted goes', async () => {
    const { things } = (await fresh()).database;
    const folder = await mkdtemp(join(tmpdir(), 'flexpbx-prompts-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const folders = { sounds: join(folder, 'sounds'), uploads: join(folder, 'uploads') };
    await mkdir(folders.uploads);
    const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=1', '-f', 'mp3', join(folders.uploads, 'welcome')];
    execFileSync('ffmpeg', ['-nostdin', '-v', 'error', ...tone]);
    await writeFile(join(folders.uploads, 'letter'), 'Dear Sir or Madam');
    for (const id of ['welcome', 'letter']) await things.create('prompt', uploaded(id), 'admin');

    const parts = { things, folders, logger: silentLogger };
    await takeCare(parts);
    const became = (await things.list('prompt')).map(({ thing }) => thing.source);
    expect(became).toMatchObject([
      { state: 'ready', seconds: 1 },
      { state: 'failed', reason: expect.stringContaining('no sound in this file') },
    ]);
    expect(await readdir(folders.uploads)).toEqual([]);
    expect(await readdir(folders.sounds)).toHaveLength(4);

    await things.delete('prompt', 'welcome', 'admin');
    await takeCare(parts);
    expect(await readdir(folders.sounds)).toEqual([]);
  });
});

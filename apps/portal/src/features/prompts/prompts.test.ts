import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { forEachDatabase } from '@flexpbx/db/testing';
import { speechFile, statePaths } from '@flexpbx/runtime';
import { expect, it } from 'vitest';
import { problemIn, startPortal } from '../../testing/test-portal.ts';

forEachDatabase((fresh) => {
  it('given a text, then it can be heard once it is spoken, and can be said otherwise', async () => {
    const test = await fresh();
    const portal = await startPortal(test, {});
    const admin = await portal.admin();
    const source = { type: 'text', text: 'Welcome.', voice: 'en-us' };
    expect((await admin('POST', '/api/prompts', { body: { id: 'hi', name: 'Hi', source } })).status).toBe(201);
    expect((await admin('GET', '/api/prompts/hi/audio')).status).toBe(404);
    const { speech } = statePaths(test.environment).asterisk;
    await mkdir(speech, { recursive: true });
    await writeFile(join(speech, `${speechFile('Welcome.', 'en-us')}.wav`), 'RIFF');
    expect((await admin('GET', '/api/prompts/hi/audio')).status).toBe(200);
    const changed = await admin('PATCH', '/api/prompts/hi', { body: { source: { ...source, text: 'Hello.' } } });
    expect(changed.json).toMatchObject({ source: { text: 'Hello.' } });
    expect((await admin('GET', '/api/prompts/hi/audio')).status).toBe(404);
  });

  it('given somebody says a file is there that wasn’t uploaded, then that is refused', async () => {
    const portal = await startPortal(await fresh(), {});
    const admin = await portal.admin();
    const source = { type: 'file', file_name: 'x', state: 'ready', reason: null, seconds: 1 };
    const refused = await admin('POST', '/api/prompts', { body: { id: 'x', name: 'X', source } });
    expect(Object.keys(problemIn(refused).fields ?? {})).toEqual([expect.stringMatching(/^source/)]);
  });

  it('given a recording is uploaded, then it waits to be converted under a name of its own', async () => {
    const portal = await startPortal(await fresh(), {});
    const admin = await portal.admin();
    const sound = { body: new TextEncoder().encode('sound'), headers: { 'content-type': 'audio/mpeg' } };
    const upload = () => admin('POST', '/api/prompts/upload?name=Night&file_name=night.mp3', sound);
    expect((await upload()).json).toMatchObject({ id: 'night', source: { type: 'file', state: 'converting' } });
    expect((await upload()).json).toMatchObject({ id: 'night-2' });
    const again = await admin('PUT', '/api/prompts/night/audio?file_name=later.webm', sound);
    expect(again.json).toMatchObject({ id: 'night', source: { state: 'converting', file_name: 'later.webm' } });
    expect((await admin('PUT', '/api/prompts/none/audio', sound)).status).toBe(404);
  });
});

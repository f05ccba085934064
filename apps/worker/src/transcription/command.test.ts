import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silence } from '@flexpbx/voicemail-spool/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { command } from './command.ts';

const spoken = { wav: silence(1), language: 'en-US' };
const patient = AbortSignal.timeout(30_000);

/** A program of one test, and the folder it lies in. */
async function program(script: string): Promise<{ path: string; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'flexpbx program-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'hear; touch owned');
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return { path, folder };
}

describe('a program of this machine', () => {
  it('given it writes a text, then that is the text; it gets the sound and the language, and no shell reads its name', async () => {
    const { path, folder } = await program(
      `cd "$(dirname "$0")" && cp "$1" heard.wav && echo "$# $2" && echo 'two  lines'`,
    );
    expect(await command(path).transcribe(spoken, patient)).toEqual({
      outcome: 'understood',
      text: '2 en-US two lines',
    });
    expect(await readFile(join(folder, 'heard.wav'))).toEqual(spoken.wav);
    expect(await readdir(folder)).not.toContain('owned');
  });

  it('given it looks for secrets, then it sees none of our environment, and leaves nothing behind', async () => {
    const { path } = await program('touch mess; env; pwd');
    const outcome = await command(path).transcribe(spoken, patient);
    const text = outcome.outcome === 'understood' ? outcome.text : '';
    expect(text).not.toContain('npm_');
    expect(text).not.toContain('HOME=');
    const place = text.split(' ').at(-1) ?? '';
    expect(place).toContain('flexpbx-words-');
    await expect(readdir(place)).rejects.toThrow('ENOENT');
  });

  it('given it does not end, then it is ended with all it started', async () => {
    const { path, folder } = await program('sleep 600 & echo $! > "$(dirname "$0")/child"; wait');
    const outcome = await command(path).transcribe(spoken, AbortSignal.timeout(500));
    expect(outcome).toEqual({ outcome: 'again', reason: `${path} did not come to an end in time.` });
    const child = Number(await readFile(join(folder, 'child'), 'utf8'));
    await expect.poll(() => isRunning(child)).toBe(false);
  });

  it('given it writes without end, then it is ended, for good', async () => {
    const { path } = await program('yes');
    expect(await command(path).transcribe(spoken, patient)).toMatchObject({ outcome: 'refused' });
  });

  it('given it fails or is not there, then its last word is told', async () => {
    const { path } = await program('echo loading >&2; echo "the model is missing." >&2; exit 3');
    expect(await command(path).transcribe(spoken, patient)).toEqual({
      outcome: 'again',
      reason: `${path} ended with 3: the model is missing.`,
    });
    expect(await command('/nowhere/at all').transcribe(spoken, patient)).toEqual({
      outcome: 'again',
      reason: '/nowhere/at all is not there or may not be run.',
    });
  });
});

async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // A killed one that nobody has asked about yet is a zombie.
  return stat !== null && !/\) Z /.test(stat);
}

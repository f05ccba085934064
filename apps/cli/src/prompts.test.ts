import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { generatePrompt } from './prompts.ts';

const silence = { print: () => {}, complain: () => {} };
const said = { text: 'Thank you for calling.', voice: 'en-us' };
const record = async ({ text }: typeof said, file: string) => writeFile(file, text);

it('given a text and a file in a folder that isn’t there yet, then both are made', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'flexpbx-prompt-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const output = join(folder, 'prompts', 'welcome.wav');
  expect(await generatePrompt({ ...said, output }, record, silence)).toBe(0);
  expect(await readFile(output, 'utf8')).toBe(said.text);
});

it('given a file of another kind, then nothing is made', async () =>
  expect(await generatePrompt({ ...said, output: 'welcome.mp3' }, record, silence)).toBe(2));

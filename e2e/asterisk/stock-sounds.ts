import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sound } from '../sound/sound.ts';
import { readWav } from '../sound/wav.ts';
import { findTestAsterisk } from './test-asterisk.ts';

/** One of the prompts that come with Asterisk, by its name below the language's folder: `vm-intro`, `digits/1`. */
export async function stockPrompt(name: string): Promise<Sound> {
  const { dataDir, language } = await findTestAsterisk();
  return readWav(await readFile(join(dataDir, 'sounds', language, `${name}.wav`)));
}

/** One of the pieces of music that come with Asterisk: `macroform-robot_dity`. */
export async function stockMusic(name: string): Promise<Sound> {
  const { dataDir } = await findTestAsterisk();
  return readWav(await readFile(join(dataDir, 'moh', `${name}.wav`)));
}

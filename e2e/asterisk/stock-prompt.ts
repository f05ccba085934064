import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sound } from '../sound/sound.ts';
import { readWav } from '../sound/wav.ts';
import { findAsteriskTree } from './asterisk-tree.ts';

/** One of the prompts that come with Asterisk, by its name below the language's folder: `vm-intro`, `digits/1`. */
export async function stockPrompt(name: string): Promise<Sound> {
  const { data, language } = await findAsteriskTree();
  return readWav(await readFile(join(data, 'sounds', language, `${name}.wav`)));
}

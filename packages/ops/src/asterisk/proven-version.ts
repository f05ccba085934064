import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programDir } from '@flexpbx/runtime';
import { z } from 'zod';

const manifest = z.object({ flexpbx: z.object({ asterisk: z.string() }) });

/** The release that FlexPBX's tests ran with, as package.json names it. */
export async function provenAsteriskVersion(): Promise<string> {
  const text = await readFile(join(programDir, 'package.json'), 'utf8');
  return manifest.parse(JSON.parse(text)).flexpbx.asterisk;
}

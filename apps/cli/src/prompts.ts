import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Said } from '@flexpbx/ops';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/** What `flexpbx prompts generate` is asked for. */
export interface PromptRequest extends Said {
  /** The WAV file to write; its folder is made where it is missing. */
  readonly output: string;
}

/** `flexpbx prompts generate`: has a text spoken into a file, as telephones play it. */
export async function generatePrompt(
  { output, ...said }: PromptRequest,
  record: (said: Said, file: string) => Promise<void>,
  terminal: Terminal,
): Promise<ExitCode> {
  const file = resolve(output);
  if (!file.endsWith('.wav')) {
    terminal.complain('The sound is WAV: let the name of the output end in .wav.');
    return exitCodes.usage;
  }
  await mkdir(dirname(file), { recursive: true });
  await record(said, file);
  terminal.print(`Written: ${file}`);
  return exitCodes.ok;
}

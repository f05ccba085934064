import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { espeak, recordSpeech, type Said } from '@flexpbx/ops';

/** A text of two thousand letters takes a second or two; whoever wrote it waits for it. */
const timeLimitMs = 30_000;

/** Has a text read aloud, as Asterisk plays greetings. Throws AppError `setup-incomplete` where a program for it is missing. */
export async function speakGreeting(said: Said): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'flexpbx-greeting-'));
  try {
    const file = join(folder, 'greeting.wav');
    await recordSpeech(espeak, [{ said, file }], AbortSignal.timeout(timeLimitMs));
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { maxGreetingSeconds } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';
import { keepUpload } from '../music/keep-upload.ts';

const run = promisify(execFile);

/** Three minutes of sound take a second; whoever uploads waits for it. */
const timeLimitMs = 30_000;

/**
 * Turns any sound file ffmpeg can read into what Asterisk plays as a greeting: 16 bit, 8,000 times a second, one channel.
 * Throws AppError `invalid-input` for what is no sound, `setup-incomplete` where ffmpeg is missing.
 */
export async function convertGreeting(upload: Readable): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'flexpbx-greeting-'));
  try {
    const [given, made] = [join(folder, 'upload'), join(folder, 'greeting.wav')];
    await keepUpload(upload, given);
    // Only files: a playlist that was uploaded must not make ffmpeg fetch addresses or read other files.
    const input = ['-nostdin', '-v', 'error', '-protocol_whitelist', 'file', '-i', given];
    const sound = ['-map', '0:a:0', '-ac', '1', '-ar', '8000', '-c:a', 'pcm_s16le', '-t', String(maxGreetingSeconds)];
    await run('ffmpeg', [...input, ...sound, '-bitexact', '-f', 'wav', made], { timeout: timeLimitMs });
    return await readFile(made);
  } catch (fault) {
    throw explained(fault);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function explained(fault: unknown): Error {
  if (fault instanceof AppError) return fault;
  if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT')
    return new AppError('setup-incomplete', 'ffmpeg is missing on this machine. Run npm start once, or install it.');
  const message = 'There is no sound in this file that can be read. Try MP3, WAV, FLAC or Ogg.';
  return new AppError('invalid-input', message, { fields: { file: message }, cause: fault });
}

import { execFile } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { AppError, reasonOf } from '@flexpbx/runtime';

const run = promisify(execFile);

/** What is to be said, and by which voice. */
export interface Said {
  readonly text: string;
  readonly voice: string;
}

/** Something that can read a text aloud. */
export interface Speaker {
  /**
   * Writes the sound of a text as a WAV file of any kind, as loud as music on hold is: about -24 LUFS (EBU R 128).
   * `voice`: a name of espeak-ng's, as `en-us`.
   */
  speak(said: Said, file: string, signal: AbortSignal): Promise<void>;
}

const timeLimitMs = 60_000;

// Its voices are all about as loud as each other; at 67 of 100 they are as loud as they should be, within 2 dB.
const amplitude = '67';

/** espeak-ng: small, everywhere, no network; slower than it would speak by itself, since it is heard by telephone, in fright. */
export const espeak: Speaker = {
  speak: async ({ text, voice }, file, signal) => {
    const speaking = run('espeak-ng', ['-v', voice, '-s', '145', '-a', amplitude, '-b', '1', '-w', file, '--stdin'], {
      timeout: timeLimitMs,
      signal,
    });
    // By its input: a text can neither be taken for an option nor be seen in the list of processes.
    speaking.child.stdin?.on('error', () => {});
    speaking.child.stdin?.end(text);
    await speaking.catch(explain('espeak-ng'));
  },
};

/**
 * Has a text spoken into `file`: WAV as Asterisk plays it (8 kHz, 16 bit, mono). The file is there whole or not at
 * all. Throws AppError `setup-incomplete` where a program for it is missing.
 */
export async function recordSpeech(speaker: Speaker, said: Said, file: string, signal: AbortSignal): Promise<void> {
  const [spoken, converted] = [`${file}.spoken`, `${file}.part`];
  try {
    await speaker.speak(said, spoken, signal);
    const input = ['-nostdin', '-v', 'error', '-f', 'wav', '-i', spoken];
    const output = ['-ac', '1', '-ar', '8000', '-c:a', 'pcm_s16le', '-bitexact', '-f', 'wav'];
    await run('ffmpeg', [...input, ...output, '-y', converted], { timeout: timeLimitMs, signal }).catch(
      explain('ffmpeg'),
    );
    await rename(converted, file);
  } finally {
    await Promise.all([spoken, converted].map((left) => rm(left, { force: true })));
  }
}

function explain(program: string): (fault: NodeJS.ErrnoException) => never {
  return (fault) => {
    if (fault.code !== 'ENOENT') throw new Error(`${program} could not do it: ${reasonOf(fault).slice(0, 500)}`);
    throw new AppError('setup-incomplete', `${program} is missing on this machine. Run npm start once, or install it.`);
  };
}

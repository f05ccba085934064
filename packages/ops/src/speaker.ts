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

/** A text and the file it is spoken into. */
export interface WantedSpeech {
  readonly said: Said;
  readonly file: string;
}

/**
 * Has texts spoken into files: WAV as Asterisk plays it (8 kHz, 16 bit, mono). Each file is there whole or not at all. They are
 * converted at once, since beginning costs ffmpeg more than a sentence does. Throws AppError `setup-incomplete` where a program
 * for it is missing.
 */
export async function recordSpeech(
  speaker: Speaker,
  wanted: readonly WantedSpeech[],
  signal: AbortSignal,
): Promise<void> {
  const made = wanted.map(({ said, file }) => ({ said, file, spoken: `${file}.spoken`, converted: `${file}.part` }));
  const inputs = made.flatMap(({ spoken }) => ['-f', 'wav', '-i', spoken]);
  const format = ['-ac', '1', '-ar', '8000', '-c:a', 'pcm_s16le', '-bitexact', '-f', 'wav'];
  const outputs = made.flatMap(({ converted }, index) => ['-map', `${index}:a`, ...format, converted]);
  try {
    for (const { said, spoken } of made) await speaker.speak(said, spoken, signal);
    await run('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...inputs, ...outputs], {
      timeout: timeLimitMs,
      signal,
    }).catch(explain('ffmpeg'));
    await Promise.all(made.map(({ converted, file }) => rename(converted, file)));
  } finally {
    const left = made.flatMap(({ spoken, converted }) => [spoken, converted]);
    await Promise.all(left.map((file) => rm(file, { force: true })));
  }
}

function explain(program: string): (fault: NodeJS.ErrnoException) => never {
  return (fault) => {
    if (fault.code !== 'ENOENT') throw new Error(`${program} could not do it: ${reasonOf(fault).slice(0, 500)}`);
    throw new AppError('setup-incomplete', `${program} is missing on this machine. Run npm start once, or install it.`);
  };
}

import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TranscriptionOutcome } from '@flexpbx/domain';
import { type Engine, understood } from './engine.ts';

const limitMs = 10 * 60_000;
const longestOutput = 64 * 1024;
const longestReason = 300;
/** It sees none of our own environment: that may hold the database's password. */
const environment = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8' };

/**
 * Runs a program of this machine: its arguments are the path of a WAV file and the language, its output is the text. No shell reads
 * any of it. The program and all it starts are ended when it takes too long or says too much.
 */
export function command(path: string): Engine {
  return {
    limitMs,
    async transcribe({ wav, language }, signal) {
      const folder = await mkdtemp(join(tmpdir(), 'flexpbx-words-'));
      try {
        const file = join(folder, 'message.wav');
        await writeFile(file, wav);
        return await run(path, [file, language], folder, signal);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function run(
  path: string,
  given: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<TranscriptionOutcome> {
  // A process group of its own, to end all of it; timeout(1) does so also when we are killed before.
  const limits = [`--kill-after=5`, String(limitMs / 1_000), 'nice', '-n', '15'];
  const child = spawn('timeout', [...limits, path, ...given], {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, complaints] = [new Output(longestOutput), new Output(longestOutput)];
  return new Promise((resolve) => {
    const end = (outcome: TranscriptionOutcome) => {
      if (child.pid !== undefined && child.exitCode === null) killGroup(child.pid);
      signal.removeEventListener('abort', tooLate);
      resolve(outcome);
    };
    const tooLate = () => end({ outcome: 'again', reason: `${path} did not come to an end in time.` });
    const tooMuch = () => end({ outcome: 'refused', reason: `${path} wrote more than a text.` });
    child.stdout.on('data', (part: Buffer) => output.add(part) || tooMuch());
    child.stderr.on('data', (part: Buffer) => complaints.add(part) || tooMuch());
    child.on('error', (fault) => end({ outcome: 'again', reason: `${path} could not be run: ${fault.message}.` }));
    child.on('close', (code) => end(outcomeOf(path, code, output.text, complaints.text)));
    if (signal.aborted) tooLate();
    signal.addEventListener('abort', tooLate);
  });
}

function outcomeOf(path: string, code: number | null, text: string, complaints: string): TranscriptionOutcome {
  switch (code) {
    case 0:
      return understood(text);
    // As timeout(1) and nice(1) say it.
    case 124:
    case 137:
      return { outcome: 'refused', reason: `${path} did not come to an end in ten minutes.` };
    case 126:
    case 127:
      return { outcome: 'again', reason: `${path} is not there or may not be run.` };
    default: {
      const last = complaints.trim().split('\n').at(-1)?.trim().slice(0, longestReason) ?? '';
      return {
        outcome: 'again',
        reason: `${path} ended with ${code}${last === '' ? '' : `: ${last.replace(/\.$/, '')}`}.`,
      };
    }
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

/** What a program wrote, up to a limit. */
class Output {
  readonly #longest: number;
  readonly #parts: Buffer[] = [];
  #length = 0;

  constructor(longest: number) {
    this.#longest = longest;
  }

  /** False once it is too much. */
  add(part: Buffer): boolean {
    this.#length += part.length;
    if (this.#length <= this.#longest) this.#parts.push(part);
    return this.#length <= this.#longest;
  }

  get text(): string {
    return Buffer.concat(this.#parts).toString('utf8');
  }
}

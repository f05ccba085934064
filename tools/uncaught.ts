import { appendFileSync } from 'node:fs';
import { env } from 'node:process';
import type { Reporter, SerializedError } from 'vitest/node';

/**
 * A reporter of vitest's: adds a line to the file that UNCAUGHT names for each error of a run that no test caught. The report of
 * tests knows nothing of them, and a file that failed beside one is run again without it.
 *
 * @public test.sh names its file
 */
export default class Uncaught implements Reporter {
  onTestRunEnd(_files: unknown, errors: readonly SerializedError[]): void {
    const { UNCAUGHT: file } = env;
    if (!file) throw new Error('UNCAUGHT has to name a file');
    const lines = errors.map(({ message }) => `failed an error that no test caught: ${message.split('\n')[0]}\n`);
    if (lines.length > 0) appendFileSync(file, lines.join(''));
  }
}

import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const largestBytes = 10 * 1024 * 1024;
const tailBytes = 4096;

/**
 * Opens the file that takes what a process prints, to be appended to; one that has grown large becomes `<file>.1`. A
 * file and not a pipe: it must not break when the supervisor is killed.
 */
export function openOutput(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestBytes) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o640);
}

/** What a process printed last, for a message about its end: the last line that names an error, or else the last line. */
export function lastWords(file: string): string {
  const lines = stripVTControlCharacters(readTail(file))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.findLast((line) => /^\w*Error\b.*:|\bERROR\b|\berror: /.test(line)) ?? lines.at(-1) ?? 'it said nothing';
}

function readTail(file: string): string {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const { size } = fstatSync(descriptor);
      const buffer = Buffer.alloc(Math.min(size, tailBytes));
      readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
      return buffer.toString('utf8');
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}

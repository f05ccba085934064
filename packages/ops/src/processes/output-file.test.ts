import { closeSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lastWords, openOutput } from './output-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flexpbx-output-'));
  file = join(folder, 'portal.output');
});
afterEach(() => rmSync(folder, { recursive: true }));

const uncaught = `file:///flexpbx/apps/portal/src/main.ts:7
import { nothing } from './nowhere.ts';
^

Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/flexpbx/nowhere.ts'
    at finalizeResolution (node:internal/modules/esm/resolve:275:11) {
  code: 'ERR_MODULE_NOT_FOUND'
}

Node.js v22.23.3
`;

describe('the last words of a process', () => {
  it.each([
    ['an uncaught error', uncaught, "Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/flexpbx/nowhere.ts'"],
    ['two errors', 'TypeError: first\n    at x\nTypeError: second\n    at y\n', 'TypeError: second'],
    [
      'a line of our logger',
      'portal: error: could not start {"reason":"the disk is full"}\n',
      'portal: error: could not start {"reason":"the disk is full"}',
    ],
    [
      'coloured words of Asterisk',
      '\u001b[1;31mERROR\u001b[0m[7]: no such module\n\u001b[0m',
      'ERROR[7]: no such module',
    ],
    ['no error', 'first\nlast\n\n', 'last'],
    ['nothing', '', 'it said nothing'],
  ])('given %s, then they are what matters of it', (_, printed, words) => {
    writeFileSync(file, printed);
    expect(lastWords(file)).toBe(words);
  });

  it('given no file, then it said nothing', () => {
    expect(lastWords(file)).toBe('it said nothing');
  });
});

describe('the output file', () => {
  it('given it has grown beyond 10 MB, then it is put aside and a new one begun', () => {
    closeSync(openOutput(file));
    truncateSync(file, 11 * 1024 * 1024);
    closeSync(openOutput(file));
    expect(statSync(file).size).toBe(0);
    expect(existsSync(`${file}.1`)).toBe(true);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flexpbx-setup-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What the terminal shows after a step failed that wrote this to the log. */
function explained(written: string): string {
  const log = join(folder, 'setup.log');
  writeFileSync(log, `=== yesterday Node\nENOSPC: it was full then\n=== today Packages\n${written}\n`);
  return execFileSync('sh', [join(import.meta.dirname, 'explain-failure.sh'), 'Packages', log], { encoding: 'utf8' });
}

describe('a failed step of set-up', () => {
  it.each([
    ['npm error code ENOSPC', 'The disk is full'],
    ['Failed to write: No space left\n          on device (os error 28)', 'The disk is full'],
    ['npm error errno EAI_AGAIN', 'A server could not be reached'],
    ['E: Temporary failure resolving "deb.debian.org"', 'A server could not be reached'],
    ['curl: (7) connect ECONNREFUSED 127.0.0.1:3128', 'A server could not be reached'],
    ["EACCES: permission denied, mkdir '/flexpbx/node_modules'", 'may not be written'],
    ['something nobody heard of before', 'repeats this step only'],
  ])('given %j, then what to do is: %s', (written, advice) => {
    expect(explained(written)).toContain(advice);
  });

  it('given a long log, then its last lines are shown without stack traces, and none of an earlier step', () => {
    const lines = Array.from({ length: 40 }, (_, at) => `line ${at}\n    at somewhere (file.js:${at})`);
    const shown = explained(lines.join('\n'));
    expect(shown).toContain('    line 39\n');
    expect(shown).not.toContain('line 20\n');
    expect(shown).not.toContain('somewhere');
    expect(shown).not.toContain('full');
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPidFile, notePid, readPidFile, writePidFile } from './pid-file.ts';
import { identify, type ProcessIdentity } from './process-identity.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flexpbx-pid-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const one: ProcessIdentity = { pid: 17, startTicks: 4, bootId: 'boot' };
const other: ProcessIdentity = { pid: 18, startTicks: 5, bootId: 'boot' };

describe('a pid file', () => {
  it('given it is written again, then it names the later process and nothing else is left', () => {
    const file = join(folder, 'portal.pid');
    writePidFile(file, one);
    writePidFile(file, other);
    expect(readPidFile(file)).toEqual(other);
    expect(readdirSync(folder)).toEqual(['portal.pid']);
  });

  it('given it may only be created, then the first stays', () => {
    const file = join(folder, 'supervisor.pid');
    expect(createPidFile(file, one)).toBe(true);
    expect(createPidFile(file, other)).toBe(false);
    expect(readPidFile(file)).toEqual(one);
  });

  it('given it can not be written, then the process is ended and the reason thrown', async () => {
    const child = spawn('sleep', ['60']);
    const ended = once(child, 'exit');
    const identity = child.pid === undefined ? null : identify(child.pid);
    if (!identity) throw new Error('a child just started has no identity');
    expect(() => notePid(join(folder, 'missing', 'portal.pid'), identity)).toThrow('ENOENT');
    expect(await ended).toEqual([null, 'SIGKILL']);
  });
});

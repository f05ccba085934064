import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { identify, isRunning, parseProcessStat } from './process-identity.ts';

describe('the identity of a process', () => {
  it('given a name with spaces and brackets, then the fields behind it are read', () => {
    const stat = `42 (a) b (c) S ${Array.from({ length: 49 }, (_, at) => at + 4).join(' ')}`;
    expect(parseProcessStat(stat)).toEqual({ state: 'S', startTicks: 22 });
  });

  it('given something else, then there is none', () => {
    expect(parseProcessStat('')).toBeNull();
  });

  it('given this process, then it runs', () => {
    const self = identify(process.pid);
    expect(self && isRunning(self)).toBe(true);
  });

  it('given the same number at another start, then it is another process', () => {
    const self = identify(process.pid);
    if (!self) throw new Error('/proc is not readable');
    expect(isRunning({ ...self, startTicks: self.startTicks - 1 })).toBe(false);
    expect(isRunning({ ...self, bootId: 'before the machine was started again' })).toBe(false);
  });

  it('given a process that ended, then it does not run, even while its exit code waits to be read', async () => {
    const child = spawn('true');
    const identity = child.pid === undefined ? null : identify(child.pid);
    if (!identity) throw new Error('a child just started has no identity');
    await once(child, 'exit');
    expect(isRunning(identity)).toBe(false);
  });
});

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writePidFile } from './pid-file.ts';
import { identify } from './process-identity.ts';
import { claimStateFolder } from './state-folder-claim.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flexpbx-claim-'));
  file = join(folder, 'supervisor.pid');
});
afterEach(() => rmSync(folder, { recursive: true }));

const self = () => {
  const identity = identify(process.pid);
  if (!identity) throw new Error('/proc is not readable');
  return identity;
};

describe('claiming a state folder', () => {
  it('given nobody holds it, then it is ours until it is given back', () => {
    const giveBack = claimStateFolder(file);
    expect(() => claimStateFolder(file)).toThrow(new RegExp(`already runs.*process ${process.pid}`));
    giveBack();
    claimStateFolder(file)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('given the holder is gone and its number was given to another process, then it is taken over', () => {
    writePidFile(file, { ...self(), startTicks: 1 });
    claimStateFolder(file);
    expect(() => claimStateFolder(file)).toThrow(/already runs/);
  });

  it('given a file cut short by a crash, then it is taken over', () => {
    writeFileSync(file, '{"pid":');
    claimStateFolder(file);
    expect(readdirSync(folder)).toEqual(['supervisor.pid']);
  });
});

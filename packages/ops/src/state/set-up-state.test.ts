import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, readAsteriskAccess, readEnvironment, readPushKeys, statePaths } from '@flexpbx/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setUpState } from './set-up-state.ts';

const progress = { tell() {}, warn() {} };
const now = new Date();

let folder: string;
let environment: Environment;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flexpbx-state-'));
  environment = readEnvironment({ FLEXPBX_STATE_DIR: join(folder, 'var') });
});
afterEach(() => rmSync(folder, { recursive: true }));

const mode = (file: string) => statSync(file).mode & 0o777;

describe('setting the state folder up', () => {
  it('given nothing, then folders, passwords and certificate are there, secrets for their owner only', async () => {
    await setUpState(environment, progress, now);
    const paths = statePaths(environment);
    expect(mode(paths.asteriskAccess)).toBe(0o600);
    expect(mode(paths.pushKeys)).toBe(0o600);
    await readPushKeys(paths.pushKeys);
    expect(mode(join(paths.secretsKey, '..'))).toBe(0o700);
    expect(statSync(paths.asterisk.voicemail).isDirectory()).toBe(true);
    const access = await readAsteriskAccess(paths.asteriskAccess);
    expect(new Set(Object.values(access).map((login) => login.password)).size).toBe(3);
  });

  it('given it was done before, then nothing changes', async () => {
    const files = () => {
      const { asteriskAccess, pushKeys, certificate, certificateKey } = statePaths(environment);
      return [asteriskAccess, pushKeys, certificate, certificateKey].map((file) => readFileSync(file, 'utf8'));
    };
    await setUpState(environment, progress, now);
    const before = files();
    await setUpState(environment, progress, now);
    expect(files()).toEqual(before);
  });

  it('given a file where the folder should be, then it says what could not be written', async () => {
    writeFileSync(join(folder, 'var'), '');
    await expect(setUpState(environment, progress, now)).rejects.toThrow(/var can't be written/);
  });
});

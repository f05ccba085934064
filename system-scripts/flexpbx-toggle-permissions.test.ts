import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** A user who is not root; the state folder of these tests is theirs. */
const user = 65_534;

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'flexpbx-permissions-'));
  mkdirSync(join(state, 'asterisk/etc'), { recursive: true });
  writeFileSync(join(state, 'asterisk/etc/pjsip.conf'), '; rendered');
});
afterEach(() => rmSync(state, { recursive: true }));

function toggle(...args: string[]) {
  const script = join(import.meta.dirname, 'flexpbx-toggle-permissions');
  const { status, stdout, stderr } = spawnSync('sh', [script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, FLEXPBX_STATE_DIR: state },
  });
  return { status, said: stdout + stderr };
}

const at = (path: string) => join(state, path);

describe('flexpbx-toggle-permissions', () => {
  it.each([[[]], [['off']], [['power', 'secure']]])('given %j, then it says how it is used', (args) => {
    expect(toggle(...args)).toMatchObject({ status: 2, said: expect.stringContaining('power|secure') });
  });

  it('given no system in the state folder, then it says what to do', () => {
    rmSync(at('asterisk'), { recursive: true });
    expect(toggle('secure')).toMatchObject({ status: 1, said: expect.stringContaining('npm start') });
  });

  // It changes owners: who is not root can only see it refuse, and only root can see it at work.
  if (process.getuid?.() !== 0) {
    it('given a user without root, then nothing changes', () => {
      expect(toggle('secure')).toMatchObject({ status: 1, said: expect.stringContaining('needs root') });
      expect(statSync(at('asterisk/etc')).uid).toBe(process.getuid?.());
    });
    return;
  }

  describe('run by root', () => {
    beforeEach(() => {
      for (const path of ['', 'asterisk', 'asterisk/etc', 'asterisk/etc/pjsip.conf']) chownSync(at(path), user, user);
    });

    const succeeds = (command: string, ...args: string[]) => {
      const asUser = [`--reuid=${user}`, `--regid=${user}`, '--clear-groups', command, ...args];
      return spawnSync('setpriv', asUser).status === 0;
    };
    const mayWrite = (path: string) => succeeds('sh', '-c', 'echo x >"$0"', at(path));
    const mayMove = (path: string) => succeeds('mv', at(path), at(`${path}.away`));

    it('given secure, then the user can neither write the files nor move them or the mode away', () => {
      expect(toggle('secure')).toMatchObject({ status: 0, said: expect.stringContaining('Secure mode') });
      expect(readFileSync(at('asterisk/mode'), 'utf8')).toBe('secure\n');
      for (const path of ['asterisk/etc/pjsip.conf', 'asterisk/etc/new.conf', 'asterisk/mode']) {
        expect(mayWrite(path), path).toBe(false);
      }
      for (const path of ['asterisk/etc', 'asterisk/mode']) expect(mayMove(path), path).toBe(false);
      expect(mayWrite('asterisk/its-own')).toBe(true);
    });

    it('given power after secure, then the user can write them again', () => {
      toggle('secure');
      expect(toggle('power')).toMatchObject({ status: 0 });
      expect(readFileSync(at('asterisk/mode'), 'utf8')).toBe('power\n');
      expect(mayWrite('asterisk/etc/pjsip.conf')).toBe(true);
    });

    it('given the folder is a link to somewhere else, then nothing changes there', () => {
      const elsewhere = mkdtempSync(join(tmpdir(), 'flexpbx-elsewhere-'));
      rmSync(at('asterisk/etc'), { recursive: true });
      symlinkSync(elsewhere, at('asterisk/etc'));
      expect(toggle('power')).toMatchObject({ status: 1, said: expect.stringContaining('symbolic link') });
      expect(statSync(elsewhere).uid).toBe(0);
      rmSync(elsewhere, { recursive: true });
    });

    it('given a system that runs as root, then it says that this keeps nothing from root', () => {
      chownSync(state, 0, 0);
      expect(toggle('secure').said).toContain('runs as root');
    });
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, programDir, readEnvironment, statePaths, systemClock } from '@flexpbx/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRunning } from '../processes/process-identity.ts';
import type { Run } from '../processes/run.ts';
import { makeStateFolders } from '../state/set-up-state.ts';
import { asteriskConsole } from './asterisk-console.ts';
import { asteriskUnit, findRunningAsterisk } from './asterisk-unit.ts';
import { type AsteriskInstallation, findAsterisk } from './find-asterisk.ts';

const limits = { bootMs: 20_000, answerMs: 5_000, stopMs: 5_000 };

let folder: string;
let environment: Environment;
let installation: AsteriskInstallation;
let runs: Run[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'flexpbx-asterisk-'));
  runs = [];
  installation = await findAsterisk(readEnvironment(process.env));
  environment = readEnvironment({ FLEXPBX_STATE_DIR: folder });
  await makeStateFolders(environment);
  writeConfiguration();
});
afterEach(async () => {
  for (const run of runs) await run.stop();
  rmSync(folder, { recursive: true });
});

/** An Asterisk without any module: it boots in a moment and opens no port. */
function writeConfiguration(): void {
  const { asterisk } = statePaths(environment);
  const directories = {
    astetcdir: asterisk.etc,
    astmoddir: installation.modulesDir,
    astvarlibdir: asterisk.lib,
    astdbdir: asterisk.lib,
    astkeydir: asterisk.lib,
    astdatadir: installation.dataDir,
    astagidir: asterisk.lib,
    astspooldir: asterisk.spool,
    astrundir: asterisk.run,
    astlogdir: asterisk.log,
  };
  const lines = Object.entries(directories).map(([name, path]) => `${name} => ${path}`);
  writeFileSync(join(asterisk.etc, 'asterisk.conf'), ['[directories]', ...lines, ''].join('\n'));
  writeFileSync(join(asterisk.etc, 'modules.conf'), '[modules]\nautoload = no\n');
}

/** Launches as a supervisor would; each call stands for a new supervisor. */
async function launch(): Promise<Run> {
  const run = await asteriskUnit(installation, environment, { clock: systemClock, limits }).launch();
  runs.push(run);
  return run;
}

describe('Asterisk as a unit', () => {
  it('given it does not run, then it is started, answers, and is gone when stopped', async () => {
    const run = await launch();
    await run.ready;
    expect(await asteriskConsole(installation, environment).ask('core show version', 5_000)).toContain('Asterisk');
    await run.stop();
    expect(isRunning(run.identity)).toBe(false);
    expect(findRunningAsterisk(environment)).toBeNull();
  });

  it('given it runs already, then the next supervisor leaves it as it is and notices its end', async () => {
    const first = await launch();
    await first.ready;
    const second = await launch();
    await second.ready;
    expect(second.adopted).toBe(true);
    expect(second.identity).toEqual(first.identity);
    process.kill(first.identity.pid, 'SIGKILL');
    expect(await second.ended).toBe('its process is gone');
  });

  it('given it runs but answers nobody, then it is replaced', async () => {
    const first = await launch();
    await first.ready;
    rmSync(join(statePaths(environment).asterisk.run, 'asterisk.ctl'));
    const second = await launch();
    await second.ready;
    expect(second.adopted).toBe(false);
    expect(isRunning(first.identity)).toBe(false);
  });

  it('given a configuration it refuses, then its own words are thrown', async () => {
    const modules = '[modules]\nautoload = no\nrequire = res_that_is_not_there.so\n';
    writeFileSync(join(statePaths(environment).asterisk.etc, 'modules.conf'), modules);
    const run = await launch();
    await expect(run.ready).rejects.toThrow(
      /Asterisk ended while it started: .*initialization failed.* See .*asterisk\.output/,
    );
    expect(readFileSync(join(statePaths(environment).log, 'asterisk.output'), 'utf8')).not.toBe('');
  });

  it('given nothing was rendered, then the start says what is missing', async () => {
    rmSync(join(statePaths(environment).asterisk.etc, 'asterisk.conf'));
    await expect(launch()).rejects.toThrow(/asterisk\.conf is missing/);
  });
});

describe('finding Asterisk', () => {
  it('given the tree set-up made or an installed one, then it is 22.4 or newer with its modules and sounds', () => {
    expect(installation.version.major).toBeGreaterThanOrEqual(22);
    expect(readFileSync(join(installation.modulesDir, 'res_ari.so'))).not.toHaveLength(0);
    expect(readFileSync(join(installation.dataDir, 'sounds/en/vm-intro.wav'))).not.toHaveLength(0);
  });

  it('given a folder without one, then it says so and how to get one', async () => {
    const named = readEnvironment({ FLEXPBX_ASTERISK_ROOT: join(programDir, 'docs') });
    await expect(findAsterisk(named)).rejects.toThrow(/no Asterisk 22\.4\.0 or newer.*npm start/);
  });
});

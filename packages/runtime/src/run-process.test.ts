import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let stateDir: string;
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'flexpbx-runtime-'));
});
afterEach(() => rmSync(stateDir, { recursive: true }));

/** Starts a process framed by runProcess whose body is `start`, and waits until it is ready or has ended. */
async function startProcess(start: string): Promise<ChildProcess> {
  const file = join(stateDir, 'main.ts');
  writeFileSync(
    file,
    `import { runProcess } from ${JSON.stringify(join(import.meta.dirname, 'run-process.ts'))};
     await runProcess('trial', async (context) => { ${start} });`,
  );
  const child = fork(file, {
    env: { ...process.env, FLEXPBX_STATE_DIR: stateDir },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  await Promise.race([once(child, 'message'), once(child, 'exit')]);
  return child;
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = await once(child, 'exit');
  return code;
}

const logged = () =>
  readFileSync(join(stateDir, 'log', 'trial.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).message as string);

const staysAlive = `
  const timer = setInterval(() => {}, 1000);
  context.onStop('first', () => { clearInterval(timer); context.logger.info('closed first'); });
  context.onStop('second', () => context.logger.info('closed second'));
  context.ready();`;

describe('runProcess', () => {
  it('given SIGTERM, then what was opened is closed in reverse and the process ends well', async () => {
    const child = await startProcess(staysAlive);
    child.kill('SIGTERM');
    expect(await exitCode(child)).toBe(0);
    expect(logged().slice(-3)).toEqual(['closed second', 'closed first', 'stopped']);
  });

  it('given that its supervisor goes away, then it ends by itself', async () => {
    const child = await startProcess(staysAlive);
    child.disconnect();
    expect(await exitCode(child)).toBe(0);
  });

  it('given a fault during the start, then it ends with code 1 and the log says why', async () => {
    const child = await startProcess(`throw new Error('no database');`);
    expect(await exitCode(child)).toBe(1);
    expect(logged()).toContain('could not start');
  });

  it('given a promise nobody awaited that fails, then it ends with code 1', async () => {
    const child = await startProcess(`${staysAlive} void Promise.reject(new Error('lost'));`);
    expect(await exitCode(child)).toBe(1);
    expect(logged()).toContain('a fault nobody handled');
  });
});

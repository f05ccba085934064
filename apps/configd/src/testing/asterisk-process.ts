import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ami, connectAmi } from '@flexpbx/asterisk';
import { type AsteriskInstallation, asteriskCommand } from '@flexpbx/ops';
import { type AsteriskAccess, type Environment, silentLogger, statePaths } from '@flexpbx/runtime';
import { type RunningAsterisk, startedSpan } from '../running-asterisk.ts';

/** A real Asterisk that runs with the files of a test's state folder. */
export interface AsteriskProcess {
  /** As configd sees it: with configd's own login and rights. */
  readonly running: RunningAsterisk;
  readonly ami: Ami;
  /** Its warnings and errors so far, a line each. */
  complaints(): Promise<string[]>;
  stop(): Promise<void>;
}

const startLimitMs = 20_000;

/** Starts Asterisk and waits until it has booted. It dies with this process, even when that is killed. */
export async function startAsterisk(
  installation: AsteriskInstallation,
  environment: Environment,
  access: AsteriskAccess,
): Promise<AsteriskProcess> {
  const { etc, log } = statePaths(environment).asterisk;
  const { file, args } = asteriskCommand(installation, ['-C', join(etc, 'asterisk.conf'), '-f']);
  const child = spawn('setpriv', ['--pdeathsig=KILL', '--', file, ...args], { stdio: 'ignore' });
  const stopProcess = async () => {
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await once(child, 'exit');
  };
  try {
    const ami = await connect(environment, access, child);
    const uptimeSeconds = await new Promise<number>((resolve) => {
      ami.on('FullyBooted', (event) => resolve(event.uptimeSeconds));
    });
    return {
      running: { requests: ami, started: startedSpan(uptimeSeconds, new Date()) },
      ami,
      complaints: async () =>
        (await readFile(join(log, 'messages.log'), 'utf8')).split('\n').filter((line) => /WARNING|ERROR/.test(line)),
      stop: async () => {
        await ami.close();
        await stopProcess();
      },
    };
  } catch (fault) {
    await stopProcess();
    throw fault;
  }
}

function connect({ ports }: Environment, access: AsteriskAccess, child: ChildProcess): Promise<Ami> {
  const ended = new AbortController();
  child.once('exit', (code) => ended.abort(new Error(`Asterisk ended with code ${code} while it started`)));
  return connectAmi({
    host: '127.0.0.1',
    port: ports.ami,
    ...access.amiConfiguration,
    events: ['system'],
    logger: silentLogger,
    signal: AbortSignal.any([ended.signal, AbortSignal.timeout(startLimitMs)]),
  });
}

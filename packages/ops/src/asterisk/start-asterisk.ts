import { spawn } from 'node:child_process';
import { closeSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type Environment, statePaths } from '@flexpbx/runtime';
import { openOutput } from '../processes/output-file.ts';
import { identify, type ProcessIdentity } from '../processes/process-identity.ts';
import { type AsteriskInstallation, asteriskCommand } from './find-asterisk.ts';

/** Where Asterisk's own words go while no logger of its own runs yet. */
export function asteriskOutput(environment: Environment): string {
  return join(statePaths(environment).log, 'asterisk.output');
}

/** Starts Asterisk in a session of its own, with files for its output, so that nothing of it hangs on this process. */
export function startAsterisk(
  installation: AsteriskInstallation,
  environment: Environment,
): { identity: ProcessIdentity; ended: Promise<string> } {
  const configuration = join(statePaths(environment).asterisk.etc, 'asterisk.conf');
  if (!existsSync(configuration)) {
    throw new AppError('setup-incomplete', `${configuration} is missing: Asterisk's configuration was not rendered.`);
  }
  const { file, args } = asteriskCommand(installation, ['-C', configuration, '-f']);
  const output = openOutput(asteriskOutput(environment));
  const child = spawn(file, args, {
    cwd: environment.stateDir,
    detached: true,
    // Programs it starts get these as well; the database's address and passwords are none of their business.
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8', HOME: environment.stateDir },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (fault) => resolve(fault.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  child.unref();
  const identity = child.pid === undefined ? null : identify(child.pid);
  if (!identity) throw new AppError('setup-incomplete', `Asterisk could not be started from ${file}.`);
  return { identity, ended };
}

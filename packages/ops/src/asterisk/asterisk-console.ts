import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Environment, statePaths } from '@flexpbx/runtime';
import { type AsteriskInstallation, asteriskCommand } from './find-asterisk.ts';

const run = promisify(execFile);

/** Asks the running Asterisk through its control socket. */
export interface AsteriskConsole {
  /** What a command of its console prints; null when it does not answer within `limitMs`. */
  ask(command: string, limitMs: number): Promise<string | null>;
}

/** The console of the Asterisk that belongs to a state folder, whoever started it. */
export function asteriskConsole(installation: AsteriskInstallation, environment: Environment): AsteriskConsole {
  const configuration = join(statePaths(environment).asterisk.etc, 'asterisk.conf');
  return {
    ask: async (command, limitMs) => {
      const { file, args } = asteriskCommand(installation, ['-C', configuration, '-rx', command]);
      try {
        return (await run(file, args, { timeout: limitMs, killSignal: 'SIGKILL' })).stdout;
      } catch {
        return null;
      }
    },
  };
}

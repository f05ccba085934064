import { join } from 'node:path';
import { AppError, type Clock, type Environment, statePaths } from '@flexpbx/runtime';
import { endProcess } from '../processes/end-process.ts';
import { lastWords } from '../processes/output-file.ts';
import { pause } from '../processes/pause.ts';
import { notePid, readPidFile, removePidFile } from '../processes/pid-file.ts';
import { isRunning, type ProcessIdentity } from '../processes/process-identity.ts';
import type { Run, Unit } from '../processes/run.ts';
import { type AsteriskConsole, asteriskConsole } from './asterisk-console.ts';
import type { AsteriskInstallation } from './find-asterisk.ts';
import { asteriskOutput, startAsterisk } from './start-asterisk.ts';

/** How long Asterisk is given: it boots slowly with thousands of extensions, and answers slowly under load. */
export interface AsteriskLimits {
  readonly bootMs: number;
  readonly answerMs: number;
  readonly stopMs: number;
}

const lookAtSocketEveryMs = 100;
const lookAtAdoptedEveryMs = 1_000;

/**
 * Asterisk of a state folder as something to keep running. It outlives this process however that ends, so calls go on;
 * the next launch finds it by its pid file and leaves it as it is when its control socket answers.
 */
export function asteriskUnit(
  installation: AsteriskInstallation,
  environment: Environment,
  { clock, limits }: { clock: Clock; limits: AsteriskLimits },
): Unit {
  const console = asteriskConsole(installation, environment);
  const pidFile = asteriskPidFile(environment);

  const runOf = (identity: ProcessIdentity, adopted: boolean, ended: Promise<string>): Run => {
    const ready = booted(identity, console, { environment, clock, bootMs: limits.bootMs });
    ready.catch(() => {}); // Looked at by whoever launched it.
    return {
      identity,
      adopted,
      ended,
      ready,
      stop: async () => {
        await endProcess(identity, { clock, stopMs: limits.stopMs });
        removePidFile(pidFile);
      },
    };
  };

  return {
    name: 'Asterisk',
    launch: async () => {
      const left = findRunningAsterisk(environment);
      if (left && (await console.ask('core show version', limits.answerMs)) !== null) {
        return runOf(left, true, goneByLooking(left, clock));
      }
      // One that does not answer serves nobody either.
      if (left) await endProcess(left, { clock, stopMs: limits.stopMs });
      const started = startAsterisk(installation, environment);
      notePid(pidFile, started.identity);
      return runOf(started.identity, false, started.ended);
    },
  };
}

/** The Asterisk of this state folder that runs now, with its calls; null when there is none. */
export function findRunningAsterisk(environment: Environment): ProcessIdentity | null {
  const noted = readPidFile(asteriskPidFile(environment));
  return noted && isRunning(noted) ? noted : null;
}

function asteriskPidFile(environment: Environment): string {
  return join(statePaths(environment).run, 'asterisk.pid');
}

async function booted(
  identity: ProcessIdentity,
  console: AsteriskConsole,
  { environment, clock, bootMs }: { environment: Environment; clock: Clock; bootMs: number },
): Promise<void> {
  const until = clock.now() + bootMs;
  while (clock.now() < until) {
    // Fails at once until the socket is there, then waits for the end of the boot by itself.
    if ((await console.ask('core waitfullybooted', bootMs))?.includes('fully booted')) return;
    if (!isRunning(identity)) {
      const output = asteriskOutput(environment);
      throw new AppError('setup-incomplete', `Asterisk ended while it started: ${lastWords(output)} See ${output}.`);
    }
    await pause(clock, lookAtSocketEveryMs);
  }
  throw new AppError('timed-out', `Asterisk was not ready ${bootMs / 1000} s after its start.`);
}

/** The end of a process that is not our child: nobody tells us, so we look. */
async function goneByLooking(identity: ProcessIdentity, clock: Clock): Promise<string> {
  while (isRunning(identity)) await pause(clock, lookAtAdoptedEveryMs);
  return 'its process is gone';
}

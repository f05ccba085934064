import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type Clock, type StatePaths } from '@flexpbx/runtime';
import { nodeFlags } from '../node-flags.ts';
import { endProcess } from './end-process.ts';
import { lastWords, openOutput } from './output-file.ts';
import { notePid, readPidFile, removePidFile } from './pid-file.ts';
import { standBack } from './priority.ts';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';
import type { Run, Unit } from './run.ts';

/** One of our own Node processes. It sends `{ ready: true }` when it can work and ends when its IPC channel closes. */
export interface Program {
  readonly name: string;
  /** The file Node starts. */
  readonly main: string;
  /** How far it stands back when there is more to do than the machine can, as nice(1) counts. */
  readonly niceness: number;
}

/** What a program is started with. */
export interface ProgramSurroundings {
  readonly paths: Pick<StatePaths, 'run' | 'log'>;
  /** The environment it gets, whole. */
  readonly variables: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly limits: {
    /** From start to `{ ready: true }`. */
    readonly readyMs: number;
    /** From SIGTERM to SIGKILL. */
    readonly stopMs: number;
  };
}

/** A program as something to keep running. Launching it first ends the one a supervisor before us left behind. */
export function programUnit(program: Program, surroundings: ProgramSurroundings): Unit {
  return {
    name: program.name,
    launch: async () => {
      await endLeftover(program.name, surroundings);
      return launchProgram(program, surroundings);
    },
  };
}

/** Ends the process of this name noted by an earlier supervisor, when it still runs. */
export async function endLeftover(name: string, { paths, clock, limits }: ProgramSurroundings): Promise<void> {
  const pidFile = join(paths.run, `${name}.pid`);
  const left = readPidFile(pidFile);
  if (left && isRunning(left)) await endProcess(left, { clock, stopMs: limits.stopMs });
  removePidFile(pidFile);
}

function launchProgram(program: Program, { paths, variables, clock, limits }: ProgramSurroundings): Run {
  const output = join(paths.log, `${program.name}.output`);
  const child = startDetached(program, output, variables);
  const identity = identityOf(child, program.name);
  standBack(identity.pid, program.niceness);
  const pidFile = join(paths.run, `${program.name}.pid`);
  notePid(pidFile, identity);

  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      removePidFile(pidFile);
      resolve(signal ? `signal ${signal}` : `exit code ${code}`);
    });
  });
  return {
    identity,
    adopted: false,
    ended,
    ready: readiness(child, ended, { name: program.name, output, readyMs: limits.readyMs }),
    stop: () => endProcess(identity, { clock, stopMs: limits.stopMs }),
  };
}

/** In a session of its own, so that Ctrl-C reaches the supervisor alone and the order of the end is kept. */
function startDetached(program: Program, output: string, variables: NodeJS.ProcessEnv): ChildProcess {
  const file = openOutput(output);
  try {
    const child = spawn(process.execPath, [...nodeFlags, program.main], {
      detached: true,
      env: variables,
      stdio: ['ignore', file, file, 'ipc'],
    });
    // Of a child that could not be started; it has no pid, which is looked at.
    child.once('error', () => {});
    return child;
  } finally {
    closeSync(file);
  }
}

function identityOf(child: ChildProcess, name: string): ProcessIdentity {
  const identity = child.pid === undefined ? null : identify(child.pid);
  if (!identity) throw new AppError('setup-incomplete', `${name} could not be started: the machine starts no process.`);
  return identity;
}

function readiness(
  child: ChildProcess,
  ended: Promise<string>,
  { name, output, readyMs }: { name: string; output: string; readyMs: number },
): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new AppError('timed-out', `${name} did not become ready in ${readyMs / 1000} s. See ${output}.`)),
      readyMs,
    );
    child.on('message', (message) => {
      if (!isReadyMessage(message)) return;
      clearTimeout(timer);
      resolve();
    });
    void ended.then((how) => {
      clearTimeout(timer);
      reject(
        new AppError(
          'setup-incomplete',
          `${name} ended while it started (${how}): ${lastWords(output)} See ${output}.`,
        ),
      );
    });
  });
  // Whoever supervises looks at it when it needs to; until then a rejection is no fault of the supervisor.
  ready.catch(() => {});
  return ready;
}

function isReadyMessage(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'ready' in message && message.ready === true;
}

import { type ChildProcess, fork } from 'node:child_process';
import { on, once } from 'node:events';
import { join } from 'node:path';
import type { Environment } from '@flexpbx/runtime';
import { onTestFinished } from 'vitest';

/** A real process beside the test's own, on the same database. */
export interface StartedProcess {
  readonly child: ChildProcess;
  /** Its next message. Throws when it ends without one. */
  next(): Promise<unknown>;
  /** Resolves when it has ended with code 0; throws for any other end. */
  ended(): Promise<void>;
}

/** Starts `processes/<name>.ts`; it is gone, at the latest, when the test is over. */
export function startProcess(name: string, environment: Environment, ...args: string[]): StartedProcess {
  const child = fork(join(import.meta.dirname, 'processes', `${name}.ts`), args, {
    env: { PATH: process.env.PATH, FLEXPBX_STATE_DIR: environment.stateDir, DATABASE_URL: environment.databaseUrl },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exit = once(child, 'exit');
  const over = new AbortController();
  child.once('exit', () => over.abort(new Error(`${name} ended`)));
  const messages = on(child, 'message', { signal: over.signal });
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await exit;
  });
  return {
    child,
    next: async () => {
      const { value } = await messages.next();
      const [message]: unknown[] = value;
      return message;
    },
    ended: async () => {
      const [code, signal] = await exit;
      if (code !== 0) throw new Error(`${name} ended with ${signal ?? code}`);
    },
  };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** How a server of a test is started. */
export interface TiedProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** The signal that makes this program end in order. */
  readonly stopSignal: 'SIGTERM' | 'SIGINT' | 'SIGQUIT';
  /** How long it may take to end in order before it is killed. */
  readonly stopTimeoutMs: number;
  /** Runs the program as another user; only root can. */
  readonly user?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** In a session of its own: the kernel shares the CPU out by session. Ctrl-C in a terminal doesn't reach it. */
  readonly ownSession?: boolean;
}

/** A running program that ends, at the latest, together with the process that started it. */
export interface TiedProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Ends it in order, by force after the time limit; resolves when it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a program tied to this process: the kernel sends it `stopSignal` when we die, even by SIGKILL, so a test run that is
 * killed leaves no server behind. (`setpriv`, part of Debian's essential util-linux, replaces itself by the program: the pid
 * is the program's own.)
 */
export function startTied(options: TiedProcessOptions): TiedProcess {
  const identity = options.user ? [`--reuid=${options.user}`, `--regid=${options.user}`, '--init-groups'] : [];
  const args = [...identity, `--pdeathsig=${options.stopSignal}`, '--', options.command, ...options.args];
  const child = spawn('setpriv', args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: options.ownSession === true,
    env: options.env ?? process.env,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`could not start ${options.command}: is setpriv (util-linux) installed?`);
  return { child, pid, stop: () => stopChild(child, options) };
}

async function stopChild(child: ChildProcess, options: TiedProcessOptions): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill(options.stopSignal);
  const force = setTimeout(() => child.kill('SIGKILL'), options.stopTimeoutMs);
  await gone;
  clearTimeout(force);
}

/** Whether the process is over, by itself or by a signal. */
function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

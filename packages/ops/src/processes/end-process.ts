import { type Clock, reasonOf } from '@flexpbx/runtime';
import { pause } from './pause.ts';
import { isRunning, type ProcessIdentity } from './process-identity.ts';

const lookEveryMs = 50;
const killLimitMs = 5_000;

/**
 * Sends SIGTERM, after `stopMs` SIGKILL, and resolves when the process is gone. It looks instead of waiting for an
 * event, because the process may be somebody else's child.
 */
export async function endProcess(
  identity: ProcessIdentity,
  { clock, stopMs }: { clock: Clock; stopMs: number },
): Promise<void> {
  send(identity, 'SIGTERM');
  if (await isGoneWithin(identity, clock, stopMs)) return;
  send(identity, 'SIGKILL');
  if (await isGoneWithin(identity, clock, killLimitMs)) return;
  throw new Error(`process ${identity.pid} does not end, not even by SIGKILL`);
}

async function isGoneWithin(identity: ProcessIdentity, clock: Clock, limitMs: number): Promise<boolean> {
  const until = clock.now() + limitMs;
  while (isRunning(identity)) {
    if (clock.now() >= until) return false;
    await pause(clock, lookEveryMs);
  }
  return true;
}

function send(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ESRCH') return;
    throw new Error(`process ${identity.pid} can't be ended: ${reasonOf(fault)}`, { cause: fault });
  }
}

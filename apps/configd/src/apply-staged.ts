import { connectAmi } from '@flexpbx/asterisk';
import {
  type AsteriskAccess,
  type Environment,
  type Logger,
  readAsteriskAccess,
  readEnvironment,
  reasonOf,
  statePaths,
} from '@flexpbx/runtime';
import { applyStaged } from './apply-staged-generation.ts';
import { type RunningAsterisk, startedSpan } from './running-asterisk.ts';

/**
 * What `sudo flexpbx-apply` runs: applies the generation configd has staged, and says what it does. Exit codes: 0 applied
 * or nothing to do, 1 not applied (what Asterisk ran with is back in place).
 */
const reachAsteriskWithinMs = 5_000;
const print = (line: string) => void process.stdout.write(`${line}\n`);
/** What has no line of its own above goes to the terminal as it is. */
const logger: Logger = { error: complain, warn: complain, info() {}, debug() {} };

function complain(message: string, fields: object = {}): void {
  process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
}

try {
  const environment = readEnvironment(process.env);
  const paths = statePaths(environment);
  const access = await readAsteriskAccess(paths.asteriskAccess);
  const reached = await reachAsterisk(environment, access);
  try {
    const outcome = await applyStaged({ folders: paths.asterisk, asterisk: reached?.asterisk ?? null, logger, print });
    process.exitCode = outcome === 'failed' ? 1 : 0;
  } finally {
    await reached?.close();
  }
} catch (fault) {
  process.stderr.write(`${reasonOf(fault)}\n`);
  process.exitCode = 1;
}

/** Null when no Asterisk answers: then it is not running, and starts with what is put in place. */
async function reachAsterisk(
  { ports }: Environment,
  { amiConfiguration }: AsteriskAccess,
): Promise<{ asterisk: RunningAsterisk; close: () => Promise<void> } | null> {
  const signal = AbortSignal.timeout(reachAsteriskWithinMs);
  try {
    const login = { host: '127.0.0.1', port: ports.ami, ...amiConfiguration, events: ['system'] };
    const ami = await connectAmi({ ...login, logger, signal });
    const uptimeSeconds = await new Promise<number>((resolve, reject) => {
      ami.on('FullyBooted', (event) => resolve(event.uptimeSeconds));
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    return {
      asterisk: { requests: ami, started: startedSpan(uptimeSeconds, new Date()) },
      close: () => ami.close(),
    };
  } catch (fault) {
    if (signal.aborted) return null;
    throw fault;
  }
}

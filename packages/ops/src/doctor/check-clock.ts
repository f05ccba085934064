import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Finding, ok, unknown, warning } from './finding.ts';

const run = promisify(execFile);
const check = 'Clock';
const answerMs = 3_000;

/** Whether the machine's clock is kept right: opening hours, sign-in and certificates hang on it. */
export async function checkClock(): Promise<Finding[]> {
  try {
    const { stdout } = await run('timedatectl', ['show', '--property=NTPSynchronized', '--value'], {
      timeout: answerMs,
    });
    return [stdout.trim() === 'yes' ? ok(check, 'Kept right by a time server.') : notKept];
  } catch {
    return [unknown(check, 'This machine does not tell whether a time server keeps it right.')];
  }
}

const notKept = warning(
  check,
  'No time server keeps it right.',
  'timedatectl set-ntp true, or install chrony. (In a container the host keeps it.)',
);

import { stat, statfs } from 'node:fs/promises';
import { reasonOf, statePaths } from '@flexpbx/runtime';
import { type Finding, ok, type Patient, problem, warning } from './finding.ts';

const gibibyte = 1024 ** 3;
const leastFree = { problem: 0.2 * gibibyte, warning: 2 * gibibyte };

/** Whether secrets can be read by their owner only. */
export async function checkSecrets({ environment }: Patient): Promise<Finding[]> {
  const check = 'Secret files';
  const { secretsKey, asteriskAccess, pushKeys, certificateKey } = statePaths(environment);
  const files = [secretsKey, asteriskAccess, pushKeys, certificateKey];
  const findings = await Promise.all(files.map((file) => secretTrouble(check, file)));
  const found = findings.filter((finding) => finding !== null);
  return found.length > 0 ? found : [ok(check, 'Only their owner can read them.')];
}

async function secretTrouble(check: string, file: string): Promise<Finding | null> {
  try {
    const { mode } = await stat(file);
    return (mode & 0o077) === 0 ? null : problem(check, `Others can read ${file}.`, `chmod 600 ${file}`);
  } catch (fault) {
    return problem(check, whyNot(file, fault), 'Run "npm start", or put the file back from a backup.');
  }
}

/** Whether messages and recordings have room. */
export async function checkDisk({ environment }: Patient): Promise<Finding[]> {
  const check = 'Disk';
  const { spool } = statePaths(environment).asterisk;
  try {
    const { bavail, bsize } = await statfs(spool);
    return [diskFinding(bavail * bsize, spool)];
  } catch (fault) {
    return [problem(check, whyNot(spool, fault), 'Run: npm start')];
  }
}

function whyNot(path: string, fault: unknown): string {
  return (fault as NodeJS.ErrnoException).code === 'ENOENT' ? `${path} is missing.` : reasonOf(fault);
}

/** What free space means for a folder of messages; a minute of sound takes about a megabyte. */
export function diskFinding(freeBytes: number, folder: string): Finding {
  const check = 'Disk';
  const says = `${(freeBytes / gibibyte).toFixed(1)} GiB free for ${folder}.`;
  if (freeBytes < leastFree.problem) return problem(check, says, 'Free space: soon no message can be taken.');
  if (freeBytes < leastFree.warning) return warning(check, says, 'Free some space.');
  return ok(check, says);
}

import type { Database } from '@flexpbx/db';
import { type Environment, reasonOf } from '@flexpbx/runtime';
import { findAsterisk } from '../asterisk/find-asterisk.ts';
import { systemStatus } from '../status.ts';
import { checkAsteriskRuns, checkAsteriskVersion } from './check-asterisk.ts';
import { checkAuthorities, checkCertificate } from './check-certificate.ts';
import { checkClock } from './check-clock.ts';
import { checkConfiguration, checkDatabase } from './check-database.ts';
import { checkDisk, checkSecrets } from './check-files.ts';
import { checkEachPort } from './check-ports.ts';
import { checkProcesses, checkUser } from './check-processes.ts';
import { type Check, type Finding, type Patient, problem } from './finding.ts';

/** In the order they are shown: what others hang on first. */
const checks: readonly Check[] = [
  checkDatabase,
  checkSecrets,
  checkCertificate,
  checkAuthorities,
  checkDisk,
  checkAsteriskVersion,
  checkEachPort,
  checkProcesses,
  checkAsteriskRuns,
  checkConfiguration,
  checkClock,
  checkUser,
];

/** Looks at everything a working system needs. It changes nothing but one line of the audit log, its proof of writing. */
export async function examine(
  environment: Environment,
  { openDatabase, actor, now }: { openDatabase: () => Promise<Database>; actor: string; now: Date },
): Promise<Finding[]> {
  const openAndWrite = async () => {
    const database = await openDatabase();
    try {
      await database.audit.note({ actor, action: 'system.examine', target: 'database' });
      return database;
    } catch (fault) {
      await database.close();
      throw fault;
    }
  };
  const [status, installation] = await Promise.all([
    systemStatus(environment, openAndWrite),
    findAsterisk(environment).catch((fault: unknown) => ({ missing: reasonOf(fault) })),
  ]);
  const patient: Patient = { environment, status, installation, now };
  const findings = await Promise.all(checks.map((check) => guarded(check, patient)));
  return findings.flat();
}

/** A check that fails itself is a finding too, and no reason to keep the others back. */
async function guarded(check: Check, patient: Patient): Promise<Finding[]> {
  try {
    return await check(patient);
  } catch (fault) {
    return [problem(check.name, `This could not be looked at: ${reasonOf(fault)}`, 'Report this as a bug.')];
  }
}

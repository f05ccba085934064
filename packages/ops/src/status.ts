import { join } from 'node:path';
import type { Database, Heartbeat } from '@flexpbx/db';
import { type ConfigurationPhase, type ConfigurationState, configurationPhase } from '@flexpbx/domain';
import { type Environment, reasonOf, statePaths } from '@flexpbx/runtime';
import { portalAddress } from './addresses.ts';
import { asteriskConsole } from './asterisk/asterisk-console.ts';
import { findRunningAsterisk } from './asterisk/asterisk-unit.ts';
import { formatVersion } from './asterisk/asterisk-version.ts';
import { findAsterisk } from './asterisk/find-asterisk.ts';
import { readPidFile } from './processes/pid-file.ts';
import { isRunning } from './processes/process-identity.ts';
import { programNames } from './programs.ts';

/** One of our processes now. */
export interface ProcessStatus {
  readonly name: string;
  /** Null when it does not run. */
  readonly pid: number | null;
  /** When it last wrote that it works; null when it never did or the database is away. */
  readonly lastBeat: Date | null;
}

/** Asterisk now. */
export interface AsteriskStatus {
  readonly pid: number | null;
  readonly version: string | null;
  /** Null when its control socket does not answer. */
  readonly uptimeSeconds: number | null;
  readonly calls: number | null;
}

/** What the database tells of the system. */
export interface StoredStatus {
  readonly extensions: number;
  readonly registeredPhones: number;
  readonly configuration: Pick<ConfigurationState, 'wanted' | 'applied' | 'mode'> & {
    readonly phase: ConfigurationPhase;
    readonly reason: string | null;
  };
}

/** What runs and what does not. */
export interface SystemStatus {
  /** Whether supervisor, Asterisk and all of ours run and the database answers. */
  readonly allRuns: boolean;
  readonly portal: string;
  readonly supervisor: { readonly pid: number | null };
  readonly processes: readonly ProcessStatus[];
  readonly asterisk: AsteriskStatus;
  readonly database: StoredStatus | { readonly unavailable: string };
}

const answerMs = 5_000;

/** Looks at a system from outside; works whatever of it runs. */
export async function systemStatus(
  environment: Environment,
  openDatabase: () => Promise<Database>,
): Promise<SystemStatus> {
  const [asterisk, stored] = await Promise.all([asteriskStatus(environment), storedStatus(openDatabase)]);
  const supervisor = { pid: runningPid(environment, 'supervisor') };
  const beats = 'unavailable' in stored ? [] : stored.heartbeats;
  const processes = programNames.map((name) => ({
    name,
    pid: runningPid(environment, name),
    lastBeat: beats.find((beat) => beat.process === name)?.beatAt ?? null,
  }));
  const running = [supervisor, asterisk, ...processes].every(({ pid }) => pid !== null);
  const allRuns = running && asterisk.uptimeSeconds !== null && !('unavailable' in stored);
  const database = 'unavailable' in stored ? stored : stored.status;
  return { allRuns, portal: portalAddress(environment), supervisor, processes, asterisk, database };
}

/** The pid of each process of a system that runs, by name: `supervisor`, `asterisk`, `pbx` … Asks none of them. */
export function runningPids(environment: Environment): Readonly<Record<string, number>> {
  const asterisk = findRunningAsterisk(environment)?.pid ?? null;
  const ours = ['supervisor', ...programNames].map((name) => [name, runningPid(environment, name)] as const);
  const all = [...ours, ['asterisk', asterisk] as const];
  return Object.fromEntries(all.flatMap(([name, pid]) => (pid === null ? [] : [[name, pid]])));
}

function runningPid(environment: Environment, name: string): number | null {
  const noted = readPidFile(join(statePaths(environment).run, `${name}.pid`));
  return noted && isRunning(noted) ? noted.pid : null;
}

async function asteriskStatus(environment: Environment): Promise<AsteriskStatus> {
  const pid = findRunningAsterisk(environment)?.pid ?? null;
  const installation = await findAsterisk(environment).catch(() => null);
  if (installation === null) return { pid, version: null, uptimeSeconds: null, calls: null };
  const version = formatVersion(installation.version);
  if (pid === null) return { pid, version, uptimeSeconds: null, calls: null };
  const console = asteriskConsole(installation, environment);
  const [uptime, channels] = await Promise.all([
    console.ask('core show uptime seconds', answerMs),
    console.ask('core show channels count', answerMs),
  ]);
  return {
    pid,
    version,
    uptimeSeconds: numberIn(uptime, /System uptime: (\d+)/),
    calls: numberIn(channels, /(\d+) active call/),
  };
}

function numberIn(printed: string | null, pattern: RegExp): number | null {
  const found = printed === null ? null : pattern.exec(printed)?.[1];
  return found ? Number(found) : null;
}

async function storedStatus(
  openDatabase: () => Promise<Database>,
): Promise<{ status: StoredStatus; heartbeats: Heartbeat[] } | { unavailable: string }> {
  try {
    const database = await openDatabase();
    try {
      return { status: await readStored(database), heartbeats: await database.heartbeats.list() };
    } finally {
      await database.close();
    }
  } catch (fault) {
    return { unavailable: reasonOf(fault) };
  }
}

async function readStored({ extensions, registrations, configuration }: Database): Promise<StoredStatus> {
  const state = await configuration.state();
  const { wanted, applied, mode, failure } = state;
  return {
    extensions: await extensions.count(),
    registeredPhones: (await registrations.list()).length,
    configuration: { wanted, applied, mode, phase: configurationPhase(state), reason: failure?.reason ?? null },
  };
}

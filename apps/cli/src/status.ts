import type { SystemStatus } from '@flexpbx/ops';
import { sayDuration } from './durations.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/** `flexpbx status`: what runs and what does not. */
export function showStatus(status: SystemStatus, terminal: Terminal, { json }: { json: boolean }): ExitCode {
  terminal.print(json ? JSON.stringify(status, null, 2) : statusLines(status).join('\n'));
  return status.allRuns ? exitCodes.ok : exitCodes.problem;
}

/** A line for each thing, its name first. */
export function statusLines(status: SystemStatus): string[] {
  const { allRuns, supervisor, processes, portal } = status;
  return [
    headline(allRuns, supervisor.pid),
    `Portal: ${portal}`,
    `Supervisor: ${processWords(supervisor.pid)}`,
    ...processes.map(({ name, pid }) => `${name}: ${processWords(pid)}`),
    asteriskLine(status.asterisk),
    ...databaseLines(status.database),
  ];
}

function headline(allRuns: boolean, supervisor: number | null): string {
  if (allRuns) return 'FlexPBX runs.';
  return supervisor === null ? 'FlexPBX does not run.' : 'FlexPBX runs, but not all of it. Ask: flexpbx doctor';
}

function processWords(pid: number | null): string {
  return pid === null ? 'does not run' : `runs (process ${pid})`;
}

function asteriskLine({ pid, version, uptimeSeconds, calls }: SystemStatus['asterisk']): string {
  const name = version === null ? 'Asterisk: none that can be used is there' : `Asterisk ${version}`;
  if (pid === null) return version === null ? name : `${name}: does not run`;
  if (uptimeSeconds === null) return `${name}: runs (process ${pid}), but does not answer`;
  return `${name}: runs (process ${pid}) for ${sayDuration(uptimeSeconds)}; calls now: ${calls ?? 'unknown'}`;
}

function databaseLines(database: SystemStatus['database']): string[] {
  if ('unavailable' in database) return [`Database: ${database.unavailable}`];
  const { extensions, registeredPhones, configuration } = database;
  return [
    `Database: works; extensions: ${extensions}; registered phones: ${registeredPhones}`,
    `Configuration: ${configurationWords(configuration)} (${configuration.mode} mode)`,
  ];
}

type Configuration = Exclude<SystemStatus['database'], { unavailable: string }>['configuration'];

function configurationWords({ phase, wanted, applied, reason }: Configuration): string {
  switch (phase) {
    case 'applied':
      return `revision ${applied} is live`;
    case 'applying':
      return `revision ${wanted} is on its way, ${applied} is live`;
    case 'staged':
      return `revision ${wanted} waits for "sudo flexpbx-apply", ${applied} is live`;
    case 'failed':
      return `revision ${wanted} could not be applied (${reason ?? 'no reason was given'}), ${applied} is live`;
  }
}

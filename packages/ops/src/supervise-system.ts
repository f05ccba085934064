import { join } from 'node:path';
import { type Clock, type Environment, statePaths } from '@flexpbx/runtime';
import { asteriskUnit, findRunningAsterisk } from './asterisk/asterisk-unit.ts';
import { formatVersion } from './asterisk/asterisk-version.ts';
import { findAsterisk } from './asterisk/find-asterisk.ts';
import { checkPorts } from './ports/check-ports.ts';
import { neededPorts } from './ports/needed-ports.ts';
import { endLeftover, type Program, type ProgramSurroundings, programUnit } from './processes/program.ts';
import { claimStateFolder } from './processes/state-folder-claim.ts';
import { superviseStages } from './processes/supervise-stages.ts';
import { besideAsterisk, configd, programNames } from './programs.ts';
import type { Progress } from './progress.ts';
import { makeStateFolders, setUpState } from './state/set-up-state.ts';

/** What the supervisor is given to live by. */
export interface System {
  readonly environment: Environment;
  /** The process environment handed on to our processes. */
  readonly variables: NodeJS.ProcessEnv;
  readonly progress: Progress;
  readonly clock: Clock;
  /** Ends the whole system, Asterisk last. */
  readonly stopping: AbortSignal;
  /** Brings the database's tables up to date and makes the first administrator, before anything uses them. */
  readonly prepareDatabase: () => Promise<void>;
  /** Called once, when everything works. */
  readonly onReady: () => void;
}

const programLimits = { readyMs: 30_000, stopMs: 20_000 };
const asteriskLimits = { bootMs: 60_000, answerMs: 15_000, stopMs: 10_000 };

/**
 * Runs FlexPBX on this machine until `stopping` aborts: completes the state folder, checks the ports, starts configd,
 * Asterisk (or finds it running) and the rest, and starts again whatever ends. Throws AppError when the start fails.
 */
export async function superviseSystem(system: System): Promise<void> {
  const { environment, variables, progress, clock, stopping } = system;
  const paths = statePaths(environment);
  await makeStateFolders(environment);
  const giveBack = claimStateFolder(join(paths.run, 'supervisor.pid'));
  try {
    await setUpState(environment, progress, new Date(clock.now()));
    const installation = await findAsterisk(environment);
    progress.tell(`Asterisk ${formatVersion(installation.version)} (${installation.kind}).`);

    const surroundings: ProgramSurroundings = { paths, variables, clock, limits: programLimits };
    for (const name of programNames) await endLeftover(name, surroundings);
    const adopting = findRunningAsterisk(environment) !== null;
    if (adopting) progress.tell('Asterisk is running already; it and its calls go on.');
    // Ports of an Asterisk that goes on are its own.
    await checkPorts(neededPorts(environment).filter(({ owner }) => !(adopting && owner === 'asterisk')));
    await system.prepareDatabase();

    const unit = (one: Program) => programUnit(one, surroundings);
    const asterisk = asteriskUnit(installation, environment, { clock, limits: asteriskLimits });
    const stages = [[unit(configd)], [asterisk], besideAsterisk.map(unit)];
    await superviseStages(stages, { progress, clock }, { stopping, onReady: system.onReady });
  } finally {
    giveBack();
  }
}

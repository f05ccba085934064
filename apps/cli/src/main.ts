import { userInfo } from 'node:os';
import { createAdmin, examine, portalAddress, resetAdmin, systemStatus } from '@flexpbx/ops';
import { type Environment, readEnvironment, reasonOf, silentLogger, systemClock } from '@flexpbx/runtime';
import { showGivenPassword } from './admin.ts';
import { type Actions, runCommandLine } from './command-line.ts';
import { showFindings } from './doctor.ts';
import { prepareDatabase } from './prepare-database.ts';
import { prepareDatabaseApart } from './prepare-database-apart.ts';
import { showStatus } from './status.ts';
import { stopSignal } from './stop-signal.ts';
import { exitCodes, processTerminal as terminal } from './terminal.ts';
import { up } from './up.ts';

const clock = systemClock;
const now = () => new Date(clock.now());
const actor = `cli:${userInfo().username}`;

function actionsFor(environment: Environment): Actions {
  // Loaded where it is used: `up` runs for months and must not carry it.
  const openDatabase = async () => (await import('@flexpbx/db')).openDatabase(environment, silentLogger);

  const withAccounts = async (give: typeof createAdmin, name: string) => {
    const database = await openDatabase();
    try {
      showGivenPassword(
        await give(database.accounts, name, { actor, now: now() }),
        portalAddress(environment),
        terminal,
      );
      return exitCodes.ok;
    } finally {
      await database.close();
    }
  };

  return {
    up: () => {
      const stopping = stopSignal(terminal);
      const prepareDatabase = () =>
        prepareDatabaseApart(import.meta.filename, { variables: process.env, signal: stopping });
      return up({ environment, variables: process.env, terminal, clock, stopping, prepareDatabase });
    },
    status: async (options) => showStatus(await systemStatus(environment, openDatabase), terminal, options),
    doctor: async (options) =>
      showFindings(await examine(environment, { openDatabase, actor, now: now() }), terminal, options),
    createAdmin: (name) => withAccounts(createAdmin, name),
    resetAdmin: (name) => withAccounts(resetAdmin, name),
    prepareDatabase: async () => {
      const { migrateDatabase } = await import('@flexpbx/db');
      const prepared = await prepareDatabase({
        migrateDatabase: () => migrateDatabase(environment),
        openDatabase,
        now: now(),
      });
      terminal.print(JSON.stringify(prepared));
      return exitCodes.ok;
    },
  };
}

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), actionsFor(readEnvironment(process.env)));
} catch (fault) {
  terminal.complain(reasonOf(fault));
  process.exitCode = exitCodes.problem;
}

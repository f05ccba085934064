import { userInfo } from 'node:os';
import type { AccountRepository } from '@flexpbx/db';
import { type GivenPassword, portalAddress, type Said } from '@flexpbx/ops';
import { type Environment, readEnvironment, reasonOf, silentLogger, systemClock } from '@flexpbx/runtime';
import { showGivenPassword } from './admin.ts';
import { type Actions, runCommandLine } from './command-line.ts';
import { showFindings } from './doctor.ts';
import { showStatus } from './status.ts';
import { exitCodes, processTerminal as terminal } from './terminal.ts';

const speechLimitMs = 120_000;
const clock = systemClock;
const by = () => ({ actor: `cli:${userInfo().username}`, now: new Date(clock.now()) });

/** Each command loads what it needs when it is called: `up` runs for months and must not carry the others' parts. */
function actionsFor(environment: Environment): Actions {
  const openDatabase = async () => (await import('@flexpbx/db')).openDatabase(environment, silentLogger);

  const showPasswordFrom = async (give: (accounts: AccountRepository) => Promise<GivenPassword>) => {
    const database = await openDatabase();
    try {
      showGivenPassword(await give(database.accounts), portalAddress(environment), terminal);
      return exitCodes.ok;
    } finally {
      await database.close();
    }
  };

  return {
    up: async () => {
      const [{ up }, { stopSignal }] = await Promise.all([import('./up.ts'), import('./stop-signal.ts')]);
      const { prepareDatabaseApart } = await import('./prepare-database-apart.ts');
      const variables = process.env;
      const stopping = stopSignal(terminal);
      const prepareDatabase = () => prepareDatabaseApart(import.meta.filename, { variables, signal: stopping });
      return up({ environment, variables, terminal, clock, stopping, prepareDatabase });
    },
    status: async (options) => {
      const { systemStatus } = await import('@flexpbx/ops/status');
      return showStatus(await systemStatus(environment, openDatabase), terminal, options);
    },
    doctor: async (options) => {
      const { examine } = await import('@flexpbx/ops/doctor');
      return showFindings(await examine(environment, { openDatabase, ...by() }), terminal, options);
    },
    createAdmin: async (name) => {
      const { createAdmin } = await import('@flexpbx/ops/administrators');
      return showPasswordFrom((accounts) => createAdmin(accounts, name, by()));
    },
    resetAdmin: async (name) => {
      const { resetAdmin } = await import('@flexpbx/ops/administrators');
      return showPasswordFrom((accounts) => resetAdmin(accounts, name, by()));
    },
    generatePrompt: async (options) => {
      const [{ generatePrompt }, { espeak, recordSpeech }] = await Promise.all([
        import('./prompts.ts'),
        import('@flexpbx/ops'),
      ]);
      const record = (said: Said, file: string) =>
        recordSpeech(espeak, [{ said, file }], AbortSignal.timeout(speechLimitMs));
      return generatePrompt(options, record, terminal);
    },
    prepareDatabase: async () => {
      const { migrateDatabase } = await import('@flexpbx/db');
      const { prepareDatabase } = await import('./prepare-database.ts');
      const migrate = () => migrateDatabase(environment);
      terminal.print(JSON.stringify(await prepareDatabase({ migrate, openDatabase, now: by().now })));
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

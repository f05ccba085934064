import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, migrateDatabase, openDatabase } from '@flexpbx/db';
import { type Extension, extensionDefaults } from '@flexpbx/domain';
import { setUpState } from '@flexpbx/ops';
import { nodeFlags } from '@flexpbx/ops/node-flags';
import { type Environment, programDir, readEnvironment, silentLogger } from '@flexpbx/runtime';
import { freePort } from '../system/free-port.ts';
import { programFile } from '../system/program-file.ts';

/** What everybody of a test portal signs in with. */
export const password = 'correct horse battery';
/** Its hash by bcrypt of 16 rounds: with as many as the product's, signing in would take a good part of the tests' time. */
const passwordHash = '$2b$04$/tI/QDljMUicMEXGAzIPH.CvAES/s7TEoZYs56tDSCUZH2vebWVk2';

/** The portal alone, on a database of its own; the test writes the rows call control and configd would write. */
export interface PortalAlone {
  readonly url: string;
  readonly environment: Environment;
  readonly database: Database;
  /** Makes an administrator with {@link password}, or with a temporary one. */
  addAdmin(username: string, options: { temporary: boolean }): Promise<void>;
  /** Makes an extension and its owner's account with {@link password}. */
  addExtension(number: string, name: string): Promise<void>;
  /** Ends the portal's process and starts another at the same address. */
  restart(whileDown: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the portal's real process. Throws when the pages are not built. */
export async function startPortal(): Promise<PortalAlone> {
  if (!existsSync(join(programDir, 'apps', 'web', 'dist', 'index.html'))) {
    throw new Error('the pages are not built: run "pnpm --filter @flexpbx/web build"');
  }
  const stateDir = await mkdtemp(join(tmpdir(), 'flexpbx-portal-'));
  const port = await freePort();
  const variables = {
    FLEXPBX_STATE_DIR: stateDir,
    FLEXPBX_HTTPS_PORT: String(port),
    FLEXPBX_BIND: '127.0.0.1',
    FLEXPBX_PUBLIC_HOST: 'phones.school.org',
  };
  const environment = readEnvironment(variables);
  await setUpState(environment, { tell: () => {}, warn: () => {} }, new Date());
  await migrateDatabase(environment);
  const database = await openDatabase(environment, silentLogger);
  let process = await startProcess(variables);

  return {
    url: `https://127.0.0.1:${port}`,
    environment,
    database,
    ...people(database),
    restart: async (whileDown) => {
      await stopProcess(process);
      await whileDown();
      process = await startProcess(variables);
    },
    stop: async () => {
      await stopProcess(process);
      await database.close();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}

function people(database: Database): Pick<PortalAlone, 'addAdmin' | 'addExtension'> {
  return {
    addAdmin: async (username, { temporary }) => {
      await database.accounts.create({ username, role: 'admin', extension: null }, 'test');
      if (!temporary) return database.accounts.setPassword(username, passwordHash, null, 'test');
      const expiresAt = new Date(Date.now() + 15 * 60_000);
      return database.accounts.giveTemporaryPassword(username, { hash: passwordHash, expiresAt }, 'test');
    },
    addExtension: async (number, name) => {
      const extension: Extension = {
        ...extensionDefaults,
        number,
        name,
        sipSecret: 'x7Kq-mZ2w_Rt9pLb4',
        voicemailPin: '482915',
      };
      await database.extensions.create(extension, 'test');
      await database.accounts.create({ username: number, role: 'user', extension: number }, 'test');
      await database.accounts.setPassword(number, passwordHash, null, 'test');
    },
  };
}

async function startProcess(variables: Record<string, string>): Promise<ChildProcess> {
  // Its channel to us also ends it, should we be gone first.
  const child = fork(programFile('portal'), {
    env: { ...process.env, ...variables },
    execArgv: [...nodeFlags],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the portal ended with code ${code} before it was ready`);
  });
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => {});
  return child;
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, readEnvironment, silentLogger } from '@flexpbx/runtime';
import { describe, onTestFinished } from 'vitest';
import { databaseAddress } from '../database-address.ts';
import { type Database, migrateDatabase, openDatabase } from '../index.ts';
import { takeMigratedDatabase, takePostgresDatabase } from './postgres-database.ts';

export { anExtension } from './an-extension.ts';

/** A database of one test: empty, with all tables. It is gone when the test is over. */
export interface TestDatabase {
  readonly database: Database;
  /** What a process of ours that uses this database would run with; its state folder is the test's own. */
  readonly environment: Environment;
  /** Opens the same database again, as another process would. */
  openAnother(): Promise<Database>;
}

/**
 * Runs the same tests on SQLite and on PostgreSQL. Call `fresh` in a test (or in its `beforeEach`).
 */
export function forEachDatabase(describeOn: (fresh: () => Promise<TestDatabase>) => void): void {
  describe.each(['sqlite', 'postgresql'] as const)('on %s', (kind) => describeOn(() => freshDatabase(kind)));
}

/** A migrated database of one kind. */
export async function freshDatabase(kind: Database['kind']): Promise<TestDatabase> {
  const environment = await (kind === 'sqlite' ? migratedSqlite() : migratedPostgresql());
  const openAnother = async () => {
    const opened = await openDatabase(environment, silentLogger);
    onTestFinished(() => opened.close());
    return opened;
  };
  return { database: await openAnother(), environment, openAnother };
}

/** An environment that names a database without tables. */
export async function freshEnvironment(kind: Database['kind']): Promise<Environment> {
  return environmentOf(kind === 'postgresql' ? await takePostgresDatabase() : null);
}

let migratedFile: Buffer | undefined;

/** The tables are made once: half of what a test of the database takes would be that. */
async function migratedSqlite(): Promise<Environment> {
  const environment = await environmentOf(null);
  const address = databaseAddress(environment);
  if (address.kind !== 'sqlite') throw new Error('this is no SQLite file');
  if (migratedFile) {
    await writeFile(address.file, migratedFile, { mode: 0o600 });
    return environment;
  }
  await migrateDatabase(environment);
  migratedFile = await readFile(address.file);
  return environment;
}

async function migratedPostgresql(): Promise<Environment> {
  const migrate = async (url: string) => migrateDatabase(await environmentOf(url));
  return environmentOf(await takeMigratedDatabase(migrate));
}

async function environmentOf(databaseUrl: string | null): Promise<Environment> {
  const stateDir = await mkdtemp(join(tmpdir(), 'flexpbx-db-'));
  onTestFinished(() => rm(stateDir, { recursive: true, force: true }));
  return readEnvironment({ FLEXPBX_STATE_DIR: stateDir, ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }) });
}

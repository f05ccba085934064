import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { inject } from 'vitest';

const run = promisify(execFile);

/** The databases the product can keep its data in. */
export type DatabaseKind = 'SQLite' | 'PostgreSQL';

/** What a new system is given as its `databaseUrl`: null for SQLite, the address of an empty database for PostgreSQL. */
export async function freshDatabaseUrl(kind: DatabaseKind): Promise<string | null> {
  if (kind === 'SQLite') return null;
  const url = new URL(inject('postgresUrl'));
  const name = `calls_${randomUUID().replaceAll('-', '')}`;
  await run('psql', ['--no-psqlrc', '--quiet', url.href, '--command', `create database ${name}`]);
  url.pathname = name;
  return url.href;
}

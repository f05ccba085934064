import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The private PostgreSQL server of this run; its owner may create databases. */
    postgresUrl: string;
  }
}

// Emptying one costs a tenth of making one.
const emptyOnes: string[] = [];

/** An empty database on the run's private server, the test's own until it is over. Returns its address. */
export async function takePostgresDatabase(): Promise<string> {
  const url = emptyOnes.pop() ?? (await createDatabase());
  onTestFinished(async () => {
    await query(
      url,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await query(url, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    emptyOnes.push(url);
  });
  return url;
}

async function createDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(inject('postgresUrl'));
  await query(url.href, `CREATE DATABASE ${name}`);
  url.pathname = name;
  return url.href;
}

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

import pg from 'pg';
import type { Migration } from './migration-files.ts';
import { appliedMigrations, outstanding } from './outstanding.ts';

// Any number that nothing else in this database locks.
const migrationLock = 727_001;

/** Applies what is missing, all or nothing; a second one at the same time waits. Returns the names applied. */
export async function migratePostgresql(url: string, migrations: readonly Migration[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    const names = await apply(client, migrations);
    await client.query('COMMIT');
    return names;
  } finally {
    // Closing rolls back what was not committed.
    await client.end();
  }
}

async function apply(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(
    'CREATE TABLE IF NOT EXISTS "_migration" (name TEXT PRIMARY KEY, sum TEXT NOT NULL, "appliedAt" TEXT NOT NULL)',
  );
  const applied = await client.query('SELECT name, sum FROM "_migration"');
  const missing = outstanding(migrations, appliedMigrations.parse(applied.rows));
  for (const { name, sql, sum } of missing) {
    await client.query(sql);
    await client.query('INSERT INTO "_migration" VALUES ($1, $2, $3)', [name, sum, new Date().toISOString()]);
  }
  return missing.map(({ name }) => name);
}

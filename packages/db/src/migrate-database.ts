import type { Environment } from '@flexpbx/runtime';
import { databaseAddress } from './database-address.ts';
import { explained } from './database-fault.ts';
import { readMigrations } from './migrations/migration-files.ts';

/**
 * Brings the tables up to date, making the database file where there is none. Safe to run at any time and by several at
 * once. Returns the names of the migrations it applied. Throws AppError `read-only`, `disk-full`,
 * `database-unavailable`.
 */
export async function migrateDatabase(environment: Environment): Promise<string[]> {
  const address = databaseAddress(environment);
  const migrations = await readMigrations(address.kind);
  return explained(address, async () => {
    if (address.kind === 'sqlite') {
      const { migrateSqlite } = await import('./migrations/migrate-sqlite.ts');
      return migrateSqlite(address.file, migrations);
    }
    const { migratePostgresql } = await import('./migrations/migrate-postgresql.ts');
    return migratePostgresql(address.url, migrations);
  });
}

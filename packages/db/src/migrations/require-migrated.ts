import { AppError } from '@flexpbx/runtime';
import { isTableMissing } from '../database-fault.ts';
import type { Database } from '../repositories.ts';
import type { Store } from '../store.ts';
import { readMigrations } from './migration-files.ts';
import { appliedMigrations, outstanding } from './outstanding.ts';

/**
 * Throws AppError `setup-incomplete` when a migration has not run on this database yet, and what `outstanding` throws:
 * a program must not write rows into tables it does not know.
 */
export async function requireMigrated(store: Store, kind: Database['kind']): Promise<void> {
  const migrations = await readMigrations(kind);
  if (outstanding(migrations, await applied(store)).length > 0) {
    throw new AppError('setup-incomplete', 'The database is not set up for this FlexPBX yet. Run "npm start" once.');
  }
}

async function applied(store: Store) {
  try {
    const rows = await store.statement((client) => client.$queryRaw`SELECT name, sum FROM "_migration"`);
    return appliedMigrations.parse(rows);
  } catch (fault) {
    if (isTableMissing(fault)) return [];
    throw fault;
  }
}

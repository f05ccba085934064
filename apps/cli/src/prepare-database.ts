import type { Database } from '@flexpbx/db';
import type { GivenPassword } from '@flexpbx/ops';
import { createFirstAdmin } from '@flexpbx/ops/administrators';

/** What was done to the database before the system starts. */
export interface PreparedDatabase {
  /** Names of the migrations that were applied. */
  readonly migrations: readonly string[];
  /** The first administrator, when there was none yet. */
  readonly firstAdmin: GivenPassword | null;
}

/** Brings the tables up to date and makes the first administrator when there is none. */
export async function prepareDatabase({
  migrate,
  openDatabase,
  now,
}: {
  migrate: () => Promise<string[]>;
  openDatabase: () => Promise<Database>;
  now: Date;
}): Promise<PreparedDatabase> {
  const migrations = await migrate();
  const database = await openDatabase();
  try {
    return { migrations, firstAdmin: await createFirstAdmin(database.accounts, { actor: 'supervisor', now }) };
  } finally {
    await database.close();
  }
}

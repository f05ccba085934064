import Sqlite from 'better-sqlite3';
import { makeSqliteFile } from '../sqlite/open-sqlite.ts';
import type { Migration } from './migration-files.ts';
import { appliedMigrations, outstanding } from './outstanding.ts';

/** Applies what is missing, all or nothing; a second one at the same time waits. Returns the names applied. */
export async function migrateSqlite(file: string, migrations: readonly Migration[]): Promise<string[]> {
  await makeSqliteFile(file);
  const database = new Sqlite(file, { timeout: 30_000 });
  try {
    database.pragma('journal_mode = WAL');
    // Must be off before the transaction begins, inside it the statement does nothing: a migration that makes a table
    // anew drops the old one, and with it, by cascade, every row that refers to it.
    database.pragma('foreign_keys = OFF');
    return database.transaction(() => apply(database, migrations)).immediate();
  } finally {
    database.close();
  }
}

function apply(database: Sqlite.Database, migrations: readonly Migration[]): string[] {
  database.exec(
    'CREATE TABLE IF NOT EXISTS "_migration" (name TEXT PRIMARY KEY, sum TEXT NOT NULL, appliedAt TEXT NOT NULL)',
  );
  const applied = appliedMigrations.parse(database.prepare('SELECT name, sum FROM "_migration"').all());
  const missing = outstanding(migrations, applied);
  const note = database.prepare('INSERT INTO "_migration" VALUES (?, ?, ?)');
  for (const { name, sql, sum } of missing) {
    database.exec(sql);
    note.run(name, sum, new Date().toISOString());
  }
  const dangling: unknown = database.pragma('foreign_key_check');
  if (Array.isArray(dangling) && dangling.length > 0) {
    throw new Error(`the migrations leave rows that refer to nothing: ${JSON.stringify(dangling[0])}`);
  }
  // Written at every start: that the file can't be written is found now, not by whoever changes something first.
  database.pragma(`user_version = ${migrations.length}`);
  return missing.map(({ name }) => name);
}

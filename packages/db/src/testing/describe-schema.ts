import type { Environment } from '@flexpbx/runtime';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { databaseAddress } from '../database-address.ts';

/**
 * Runs `script`, then tells what columns, keys and indexes each table has, however the statements that made them were
 * written.
 */
export function describeSchema(environment: Environment, script: string): Promise<Map<string, unknown>> {
  const address = databaseAddress(environment);
  return address.kind === 'sqlite' ? describeSqlite(address.file, script) : describePostgresql(address.url, script);
}

async function describeSqlite(file: string, script: string): Promise<Map<string, unknown>> {
  const database = new Sqlite(file);
  try {
    database.exec(script);
    const tables: unknown[] = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('_migration', 'sqlite_sequence')")
      .pluck()
      .all();
    const ask = (what: string, table: string) => database.prepare(`SELECT ${what}`).all(table);
    const describe = (table: string) => ({
      columns: ask('* FROM pragma_table_xinfo(?)', table),
      references: ask('* FROM pragma_foreign_key_list(?)', table),
      indexes: ask(
        'l.name, l."unique", i.seqno, i.name AS column FROM pragma_index_list(?) l, pragma_index_info(l.name) i ORDER BY 1, 3',
        table,
      ),
    });
    return new Map(tables.map(String).map((table) => [table, describe(table)]));
  } finally {
    database.close();
  }
}

async function describePostgresql(url: string, script: string): Promise<Map<string, unknown>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(script);
    const ask = async (what: string, table: string) => (await client.query(`SELECT ${what}`, [table])).rows;
    const tables = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> '_migration'",
    );
    const described = new Map<string, unknown>();
    for (const { name } of tables.rows) {
      described.set(name, {
        columns: await ask(
          `column_name, data_type, is_nullable, column_default, datetime_precision
           FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 ORDER BY 1`,
          name,
        ),
        indexes: await ask("indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = $1 ORDER BY 1", name),
        constraints: await ask(
          'conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = quote_ident($1)::regclass ORDER BY 1',
          name,
        ),
      });
    }
    return described;
  } finally {
    await client.end();
  }
}

import { join, raw, type Sql, sqltag as sql } from '@prisma/client/runtime/client';
import type { Rows } from './client.ts';
import type { Prisma } from './generated/sqlite/client.ts';

/** A row as it stands in its table: every key is a column. JSON comes as text. */
type Insertable<Row> = { readonly [Column in keyof Row]: string | number | bigint | boolean | Date | null };

/**
 * Inserts rows by one statement of our own. Prisma compiles each `createMany` anew, however often it was asked the same:
 * for the rows of a busy second that takes seven times as long as everything else.
 */
export async function insertRows<Row extends Insertable<Row>>(
  rows: Rows,
  table: Prisma.ModelName,
  data: readonly Row[],
): Promise<void> {
  if (data.length > 0) await rows.$executeRaw(insertion(table, data));
}

/** As {@link insertRows}, without those whose key is taken already. Answers how many were new. */
export async function insertNewRows<Row extends Insertable<Row>>(
  rows: Rows,
  table: Prisma.ModelName,
  data: readonly Row[],
): Promise<number> {
  return data.length === 0 ? 0 : rows.$executeRaw(sql`${insertion(table, data)} ON CONFLICT DO NOTHING`);
}

/** As {@link insertNewRows}; answers those that were new. */
export async function insertUnknownRows<Row extends Insertable<Row>>(
  rows: Rows,
  table: Prisma.ModelName,
  data: readonly Row[],
): Promise<Row[]> {
  return data.length === 0
    ? []
    : rows.$queryRaw<Row[]>(sql`${insertion(table, data)} ON CONFLICT DO NOTHING RETURNING *`);
}

function insertion<Row extends Insertable<Row>>(table: Prisma.ModelName, data: readonly Row[]): Sql {
  const columns = Object.keys(data[0] ?? {}) as (keyof Row & string)[];
  const names = columns.map((column) => `"${column}"`).join(', ');
  const values = data.map((row) => sql`(${join(columns.map((column) => row[column]))})`);
  return sql`INSERT INTO ${raw(`"${table}" (${names})`)} VALUES ${join(values)}`;
}

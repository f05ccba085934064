import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programDir } from '@flexpbx/runtime';
import type { DatabaseAddress } from '../database-address.ts';

/** A step of the schema, as it stands in `prisma/migrations/<kind>`. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of `sql`: an applied migration must stay as it was. */
  readonly sum: string;
}

/** All migrations for a kind of database, in order. */
export async function readMigrations(kind: DatabaseAddress['kind']): Promise<Migration[]> {
  const folder = join(programDir, 'prisma', 'migrations', kind);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, sum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

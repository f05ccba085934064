import { AppError } from '@flexpbx/runtime';
import type { Migration } from './migration-files.ts';

/** A migration a database has seen. */
export type AppliedMigration = Pick<Migration, 'name' | 'sum'>;

/**
 * Which migrations a database still lacks. Throws AppError `database-unavailable` when one was edited after it was
 * applied, or when the database comes from a newer FlexPBX: in both cases nobody knows what its tables look like.
 */
export function outstanding(migrations: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration.sum]));
  for (const { name, sum } of applied) {
    if (!known.has(name)) {
      throw new AppError(
        'database-unavailable',
        `This database was made by a newer FlexPBX (it has ${name}). Update FlexPBX, or use another database.`,
      );
    }
    if (known.get(name) !== sum) {
      throw new AppError(
        'database-unavailable',
        `The migration ${name} was edited after it was applied to this database. Put the original file back.`,
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}

import { AppError } from '@flexpbx/runtime';
import { z } from 'zod';
import type { Migration } from './migration-files.ts';

/** The rows of `_migration`, where a database remembers what was applied to it. */
export const appliedMigrations = z.array(z.object({ name: z.string(), sum: z.string() }));

/**
 * Which migrations a database still lacks. Throws AppError `database-unavailable` when one was edited after it was
 * applied, or when the database comes from a newer FlexPBX: in both cases nobody knows what its tables look like.
 */
export function outstanding(migrations: readonly Migration[], applied: z.infer<typeof appliedMigrations>): Migration[] {
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

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrateDatabase } from '../packages/db/src/index.ts';
import { describeSchema } from '../packages/db/src/testing/describe-schema.ts';
import { freshEnvironment } from '../packages/db/src/testing/index.ts';
import { migrationsDir, providers, readModels } from './prisma-models.ts';
import { schemaDifference } from './schema-difference.ts';

const remedy = 'run "node tools/migration.ts <name>" and commit what it writes';

test('given the models as they are, then they are those the last migration was made for', async () => {
  expect(await readFile(join(migrationsDir, 'models.prisma'), 'utf8'), remedy).toBe(await readModels());
});

test.each(providers)('given all migrations on %s, then the tables are those of the models', async (provider) => {
  const migrated = await freshEnvironment(provider);
  await migrateDatabase(migrated);
  const script = await schemaDifference(provider, null, await readModels());
  const wanted = await describeSchema(await freshEnvironment(provider), script);
  expect(wanted.size).toBeGreaterThan(10);
  expect(await describeSchema(migrated, ''), remedy).toEqual(wanted);
});

// node tools/migration.ts <name>: writes the next migration of both databases from what changed in prisma/models since
// the last one. Read it before you commit it, and add by hand what a schema can't say (rows to move, rows to make).
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationsDir, type Provider, providers, readModels } from './prisma-models.ts';
import { schemaDifference } from './schema-difference.ts';

const snapshotFile = join(migrationsDir, 'models.prisma');

async function main(name: string | undefined): Promise<void> {
  if (!name || !/^[a-z0-9-]+$/.test(name)) throw new Error('usage: node tools/migration.ts <name-with-dashes>');
  const before = await readFile(snapshotFile, 'utf8').catch(() => null);
  const after = await readModels();
  if (before === after) throw new Error('prisma/models has not changed since the last migration');
  const file = `${await nextNumber('sqlite')}_${name}.sql`;
  for (const provider of providers) {
    const folder = join(migrationsDir, provider);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, file), await schemaDifference(provider, before, after), { flag: 'wx' });
  }
  await writeFile(snapshotFile, after);
  console.log(`wrote ${file} for ${providers.join(' and ')}`);
}

async function nextNumber(provider: Provider): Promise<string> {
  const files = await readdir(join(migrationsDir, provider)).catch(() => []);
  const last = files
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .at(-1);
  return String(Number(last?.slice(0, 4) ?? 0) + 1).padStart(4, '0');
}

await main(process.argv[2]);

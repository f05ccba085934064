import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The databases the product runs on, by Prisma's names. */
export const providers = ['sqlite', 'postgresql'] as const;

/** See {@link providers}. */
export type Provider = (typeof providers)[number];

/** The checkout. */
export const rootDir = resolve(import.meta.dirname, '..');

/** Migrations of a provider, and beside them the models they lead to. */
export const migrationsDir = join(rootDir, 'prisma', 'migrations');

/** All of `prisma/models`, as one text: the same for both databases. */
export async function readModels(): Promise<string> {
  const folder = join(rootDir, 'prisma', 'models');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.join('\n');
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findAsterisk } from '@flexpbx/ops';
import { machineOf, type RenderedFiles, readTemplates, render } from '@flexpbx/renderer';
import { readAsteriskAccess } from '@flexpbx/runtime';
import type { Household } from './household.ts';

/** What configd would write now if it began anew. */
export async function freshRendering({ system, database }: Household): Promise<RenderedFiles> {
  const { environment, paths } = system;
  const [access, program] = await Promise.all([readAsteriskAccess(paths.asteriskAccess), findAsterisk(environment)]);
  const rows = await database.configuration.snapshot();
  return render(readTemplates(), { ...rows, machine: machineOf(environment, access, program) });
}

/** Text of every file of a folder, by name. */
export async function readFolder(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  const texts = files.map(async ({ name }) => [name, await readFile(join(folder, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

/**
 * Strips the types of everything the product runs, once, for load-stripped.js to find: one file for each, named by the
 * hash of what it was made from. Types become blanks, so lines and columns in a stack trace stay true.
 */
export function stripTypes(root: string, folder: string): number {
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const files = globSync('{packages,apps}/*/src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8');
    const name = `${createHash('sha256').update(text).digest('hex')}.js`;
    writeFileSync(join(partial, name), stripTypeScriptTypes(text));
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  return files.length;
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '../../../..');
  console.log(`${stripTypes(root, join(root, '.tools/stripped'))} files`);
}

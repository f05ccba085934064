import { join } from 'node:path';
import type { Disk } from './disk.ts';

/** Removes those of the files of these names that were last written before a moment; returns how many. */
export async function removeOlder(
  disk: Disk,
  folder: string,
  { names, before }: { names: readonly string[]; before: Date },
): Promise<number> {
  let removed = 0;
  for (const name of names) {
    const writtenAt = await disk.changedAt(join(folder, name));
    if (writtenAt === null || writtenAt >= before.getTime()) continue;
    await disk.remove(join(folder, name));
    removed++;
  }
  return removed;
}

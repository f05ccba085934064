import { readdir, readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { askAsterisk } from './asterisk-console.ts';
import type { Household } from './household.ts';

/** What a process of ours may hold with a few extensions: it takes some 80 MB from the start. */
const MEMORY_LIMIT_MB = 150;

/** After all calls: nothing of them is left in Asterisk, on the disk or in the portal; then stops, and no process is left. */
export async function expectNothingLeft({ system, spool, admin }: Household): Promise<void> {
  await admin.until('listCalls', {}, ({ items }) => items.length === 0);
  expect(await askAsterisk(system, 'core show channels count')).toMatch(/^0 active channels\n0 active calls/);
  expect((await askAsterisk(system, 'bridge show all')).trim().split('\n')).toHaveLength(1);
  expect(await spool.listDrafts()).toEqual([]);
  const recordings = await readdir(system.paths.asterisk.recordings, { recursive: true, withFileTypes: true });
  expect(recordings.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual([]);
  const { asterisk: _, ...ours } = await system.pids();
  for (const [name, pid] of Object.entries(ours)) {
    expect(await megabytesOf(pid), `memory of ${name}`).toBeLessThan(MEMORY_LIMIT_MB);
  }
  expect(await system.stop()).toEqual([]);
}

/** A process's share of memory (Pss): what several have in common is divided among them. */
async function megabytesOf(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1]) / 1024;
}

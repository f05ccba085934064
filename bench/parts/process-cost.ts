import { readFileSync } from 'node:fs';

/** Linux counts a process's CPU time in hundredths of a second for whoever reads /proc, whatever its own clock does. */
const msPerTick = 10;

/** CPU time a process has used since it started, in ms: user and system, of all its threads. */
function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold spaces; behind it stands field 3. utime and stime are fields 14 and 15 (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[14 - 3]) + Number(fields[15 - 3])) * msPerTick;
}

/** CPU time of several processes, by name. */
export function cpuOf(pids: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, cpuMs(pid)]));
}

/** Memory of a process. */
export interface Memory {
  /** Its share: pages used by several processes are divided among them. Adds up. */
  readonly pssMb: number;
  /** All pages it has in memory, those of others too. */
  readonly rssMb: number;
}

/** Memory a process has now. */
export function memoryOf(pid: number): Memory {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const mb = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / 1024;
  return { pssMb: mb('Pss'), rssMb: mb('Rss') };
}

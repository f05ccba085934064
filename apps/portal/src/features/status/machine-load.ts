import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';

/** How busy the machine is. */
export interface MachineLoad {
  /** Share of all processors' time that was used since the last call, 0 to 100. */
  cpuPercent(): number;
  /** Memory that these processes of this machine hold together, in bytes. */
  memoryOf(pids: readonly number[]): Promise<number>;
}

/** The load of this machine; processor time is counted from here on. */
export function machineLoad(): MachineLoad {
  let last = processorTimes();
  let percent = 0;
  return {
    cpuPercent: () => {
      const now = processorTimes();
      if (now.total > last.total) percent = (100 * (now.busy - last.busy)) / (now.total - last.total);
      last = now;
      return percent;
    },
    memoryOf: async (pids) => (await Promise.all(pids.map(proportionalBytes))).reduce((sum, bytes) => sum + bytes, 0),
  };
}

function processorTimes(): { busy: number; total: number } {
  let busy = 0;
  let idle = 0;
  for (const { times } of cpus()) {
    busy += times.user + times.nice + times.sys + times.irq;
    idle += times.idle;
  }
  return { busy, total: busy + idle };
}

/**
 * A process's share of memory by /proc (proc_pid_smaps(5), Pss): what several processes have in common, as the pages of
 * the Node they all run on, is divided among them. 0 for a process that is gone.
 */
async function proportionalBytes(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024;
}

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
    memoryOf: async (pids) => (await Promise.all(pids.map(residentBytes))).reduce((sum, bytes) => sum + bytes, 0),
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

/** Resident memory by /proc (proc_pid_status(5), VmRSS); 0 for a process that is gone. */
async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

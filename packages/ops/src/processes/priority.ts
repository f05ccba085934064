import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/**
 * Puts a process that has just begun behind those that handle calls: `niceness` 0 to 19, as nice(1) counts. Linux shares
 * the processors out among sessions before it looks at the processes in one (sched(7), "autogroup"), so the session that
 * the process leads stands back as well. What can't be set is left: the process works all the same.
 */
export function standBack(pid: number, niceness: number): void {
  if (niceness === 0) return;
  for (const set of [() => setPriority(pid, niceness), () => writeFileSync(`/proc/${pid}/autogroup`, `${niceness}`)]) {
    try {
      set();
    } catch {
      // The process has ended, or this kernel or container has no such thing.
    }
  }
}

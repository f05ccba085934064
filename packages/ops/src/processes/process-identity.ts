import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * One process, once. The kernel gives numbers out again, so its start (in clock ticks since the machine was started) and
 * the machine's start belong to it.
 */
export const processIdentitySchema = z.object({
  pid: z.int().positive(),
  startTicks: z.int().nonnegative(),
  bootId: z.string().min(1),
});

/** See {@link processIdentitySchema}. */
export type ProcessIdentity = z.infer<typeof processIdentitySchema>;

/** Start and state out of /proc/<pid>/stat. The command's name stands in brackets and may hold spaces and brackets. */
export function parseProcessStat(stat: string): { state: string; startTicks: number } | null {
  const fields = stat
    .slice(stat.lastIndexOf(')') + 1)
    .trim()
    .split(' ');
  const state = fields[0];
  // proc(5) counts from 1 with pid and name in front: field 22 is the start, field 3 the state.
  const startTicks = Number(fields[22 - 3]);
  return state && Number.isInteger(startTicks) ? { state, startTicks } : null;
}

/**
 * The identity of a process; null when there is none of that number. A child just started always has one, even if it
 * ended at once: its entry stays until its exit code was read.
 */
export function identify(pid: number): ProcessIdentity | null {
  return look(pid)?.identity ?? null;
}

/** Whether exactly this process still runs, and is not only waiting for its exit code to be read. */
export function isRunning(identity: ProcessIdentity): boolean {
  const now = look(identity.pid);
  if (now === null || now.state === 'Z' || now.state === 'X') return false;
  return now.identity.startTicks === identity.startTicks && now.identity.bootId === identity.bootId;
}

function look(pid: number): { identity: ProcessIdentity; state: string } | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  const bootId = readOrNull('/proc/sys/kernel/random/boot_id');
  const parsed = stat === null ? null : parseProcessStat(stat);
  if (!parsed || bootId === null) return null;
  return { identity: { pid, startTicks: parsed.startTicks, bootId: bootId.trim() }, state: parsed.state };
}

function readOrNull(file: string): string | null {
  try {
    // Synchronous: the kernel answers from memory, and callers decide on the answer in the same turn.
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

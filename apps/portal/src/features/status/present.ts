import type { shape } from '@flexpbx/domain/api';
import type { z } from 'zod';
import type { ProcessView } from './process-list.ts';

/** Facts behind the status page. */
export interface StatusFacts {
  readonly processes: readonly ProcessView[];
  readonly hasVoicemailRoom: boolean;
  readonly uptimeSeconds: number;
  readonly activeCalls: number;
  readonly registeredExtensions: number;
  readonly extensions: number;
  readonly memoryBytes: number;
  readonly cpuPercent: number;
  readonly version: string;
  readonly asteriskVersion: string | null;
}

/** One word for everybody: whether all that should run does. */
export function presentHealth(processes: readonly ProcessView[]): 'running' | 'degraded' {
  return processes.every((process) => process.state === 'running') ? 'running' : 'degraded';
}

/** The status for those who may see it. */
export function presentStatus(facts: StatusFacts): z.input<typeof shape.Status> {
  return {
    status: facts.hasVoicemailRoom ? presentHealth(facts.processes) : 'degraded',
    uptime: Math.floor(facts.uptimeSeconds),
    active_calls: facts.activeCalls,
    registered_extensions: facts.registeredExtensions,
    extensions: facts.extensions,
    memory_usage: `${Math.round(facts.memoryBytes / 1024 / 1024)} MB`,
    cpu_usage: `${Math.round(facts.cpuPercent)}%`,
    version: facts.version,
    asterisk_version: facts.asteriskVersion,
    voicemail_room: facts.hasVoicemailRoom,
    processes: facts.processes.map((process) => ({ ...process, since: process.since?.toISOString() ?? null })),
  };
}

import type { Database } from '@flexpbx/db';
import { may } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import type { Clock } from '@flexpbx/runtime';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import type { Handlers } from '../../http/handler.ts';
import { openApiDocument } from '../../http/openapi.ts';
import type { MachineLoad } from './machine-load.ts';
import { presentHealth, presentStatus, type StatusFacts } from './present.ts';
import { asteriskVersion, processList } from './process-list.ts';
import { callStatistics } from './statistics.ts';

/** What the status routes are built from. */
export interface StatusParts {
  readonly database: Pick<Database, 'heartbeats' | 'liveCalls' | 'registrations' | 'extensions' | 'callRecords'>;
  readonly voicemail: Pick<VoicemailSpool, 'hasRoom'>;
  readonly load: MachineLoad;
  readonly clock: Clock;
  readonly startedAt: Date;
  readonly version: string;
}

/** Whether the system runs, figures, and the API's own document. */
export function statusRoutes(parts: StatusParts): Pick<Handlers<Api>, 'getStatus' | 'getStatistics' | 'getOpenApi'> {
  const { database, clock, version } = parts;
  // Made when it is first asked for: it takes longer than everything else at the portal's start.
  let document: object | undefined;
  const now = () => new Date(clock.now());
  return {
    getStatus: async ({ visitor }) => {
      if (visitor && may(visitor.account.role, 'status.read')) return presentStatus(await gatherFacts(parts, now()));
      // Whoever watches from outside gets an answer also when the database is away.
      const heartbeats = await database.heartbeats.list().catch(() => []);
      return { status: presentHealth(processList(heartbeats, now())) };
    },
    getStatistics: () => callStatistics(database.callRecords, now()),
    getOpenApi: async () => {
      document ??= openApiDocument(version);
      return document;
    },
  };
}

async function gatherFacts(
  { database, voicemail, load, startedAt, version }: StatusParts,
  now: Date,
): Promise<StatusFacts> {
  const [heartbeats, calls, registrations, extensions, hasVoicemailRoom] = await Promise.all([
    database.heartbeats.list(),
    database.liveCalls.list(),
    database.registrations.list(),
    database.extensions.count(),
    voicemail.hasRoom(),
  ]);
  return {
    processes: processList(heartbeats, now),
    hasVoicemailRoom,
    uptimeSeconds: (now.getTime() - startedAt.getTime()) / 1000,
    activeCalls: calls.length,
    registeredExtensions: new Set(registrations.map((registration) => registration.extension)).size,
    extensions,
    memoryBytes: await load.memoryOf(heartbeats.map((beat) => beat.pid)),
    cpuPercent: load.cpuPercent(),
    version,
    asteriskVersion: asteriskVersion(heartbeats),
  };
}

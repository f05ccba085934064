import type { Ami } from '@flexpbx/asterisk';
import { databaseDelete, databaseTree, setDeviceState } from '@flexpbx/asterisk/manager-actions';
import type { Database } from '@flexpbx/db';
import { type AgentLamp, agentLamp, agentNumbers } from '@flexpbx/domain';
import { keepLooking, type Logger } from '@flexpbx/runtime';

/** What agents' lamps are kept with. */
export interface AgentLampsParts {
  readonly ami: Pick<Ami, 'action' | 'onConnection'>;
  readonly database: Pick<Database, 'agents' | 'things' | 'bell'>;
  readonly logger: Logger;
}

/** How a lamp says it: `ONHOLD` blinks slowly on most phones. */
const deviceStates: Readonly<Record<AgentLamp, string>> = { out: 'NOT_INUSE', in: 'INUSE', paused: 'ONHOLD' };

/** Where Asterisk keeps our device states, so that they outlive it, under their names without `Custom:`. */
const family = 'CustomDevstate';
const prefix = 'agent-';

const lookAnywayMs = 30_000;

/**
 * Keeps the lamp of each agent (`Custom:agent-<extension>`) as people set the agent: by phone, in the portal, or because calls were
 * missed. What Asterisk has is read when this begins and when the connection is back; afterwards only what changed is written. Runs until
 * `signal` aborts; resolves when all lamps are right.
 */
export async function keepAgentLamps(parts: AgentLampsParts, signal: AbortSignal): Promise<void> {
  const { ami, database, logger } = parts;
  /** By extension; null: not known. */
  let shown: ReadonlyMap<string, string> | null = null;
  let isAsteriskBack = false;
  await keepLooking(
    {
      look: async () => {
        const known = isAsteriskBack ? null : shown;
        isAsteriskBack = false;
        shown = null;
        shown = await show(known ?? (await lampsOf(ami)), await wanted(database), ami);
      },
      failed: (reason) => logger.warn('the lamps of agents could not be set', { reason }),
      causes: [
        (again) => database.bell.listen(['agents', 'telephony'], again),
        (again) =>
          ami.onConnection((change) => {
            if (change !== 'restored') return;
            isAsteriskBack = true;
            again();
          }),
      ],
      anywayMs: lookAnywayMs,
      restMs: 0,
    },
    signal,
  ).first;
}

async function lampsOf(ami: Pick<Ami, 'action'>): Promise<ReadonlyMap<string, string>> {
  const states = [...(await databaseTree(ami, family))].filter(([device]) => device.startsWith(prefix));
  return new Map(states.map(([device, state]) => [device.slice(prefix.length), state]));
}

async function wanted({ agents, things }: Pick<Database, 'agents' | 'things'>): Promise<ReadonlyMap<string, string>> {
  const queues = (await things.list('queue')).map(({ thing }) => thing);
  const presences = new Map((await agents.list()).map((presence) => [presence.extension, presence]));
  return new Map(
    agentNumbers(queues).map((extension) => {
      const presence = presences.get(extension) ?? { extension, queues: [], pause: null };
      return [extension, deviceStates[agentLamp(queues, presence)]];
    }),
  );
}

/** Brings it about, and answers what is shown then. Of who is no agent any more nothing is left. */
async function show(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  ami: Pick<Ami, 'action'>,
): Promise<ReadonlyMap<string, string>> {
  for (const [extension, state] of after)
    if (before.get(extension) !== state) await setDeviceState(ami, `Custom:${prefix}${extension}`, state);
  for (const extension of before.keys())
    if (!after.has(extension)) await databaseDelete(ami, family, `${prefix}${extension}`);
  return after;
}

import type { AgentPause, AgentPresence, QueueAgentEvent } from '@flexpbx/domain';
import type { Rows } from '../client.ts';
import type { Actor, AgentRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';
import { writeQueueEvents } from './write-queue-events.ts';

/** Whom people set to take calls, in the database; see the interface for what is promised. */
export class Agents implements AgentRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  list(): Promise<AgentPresence[]> {
    return this.#parts.store.snapshot((rows) => read(rows, {}));
  }

  find(extension: string): Promise<AgentPresence> {
    return this.#parts.store.snapshot((rows) => readOne(rows, extension));
  }

  signIn(extension: string, queues: readonly string[], actor: Actor): Promise<AgentPresence> {
    return this.#change(extension, actor, async (rows, before, at) => {
      const fresh = [...new Set(queues)].filter((queue) => !before.queues.includes(queue));
      for (const queue of fresh) await rows.queueSignIn.create({ data: { queue, extension, since: at } });
      return fresh.map((queue) => ({ queue, event: { kind: 'signed-in', agent: extension } }));
    });
  }

  signOut(extension: string, queues: readonly string[], actor: Actor): Promise<AgentPresence> {
    return this.#change(extension, actor, async (rows, before) => {
      const left = before.queues.filter((queue) => queues.includes(queue));
      await rows.queueSignIn.deleteMany({ where: { extension, queue: { in: left } } });
      return left.map((queue) => ({ queue, event: { kind: 'signed-out', agent: extension } }));
    });
  }

  pause(extension: string, pause: Omit<AgentPause, 'since'>, actor: Actor): Promise<AgentPresence> {
    return this.#change(extension, actor, async (rows, before, since) => {
      const { reason, automatic } = pause;
      if (before.pause?.reason === reason && before.pause.automatic === automatic) return [];
      const data = { reason, automatic, since };
      await rows.agentPause.upsert({ where: { extension }, create: { extension, ...data }, update: data });
      return [{ queue: everyQueue, event: { kind: 'paused', agent: extension, reason, automatic } }];
    });
  }

  resume(extension: string, actor: Actor): Promise<AgentPresence> {
    return this.#change(extension, actor, async (rows) => {
      const { count } = await rows.agentPause.deleteMany({ where: { extension } });
      return count === 0 ? [] : [{ queue: everyQueue, event: { kind: 'resumed', agent: extension } }];
    });
  }

  /** `work` answers what it changed. */
  async #change(
    extension: string,
    actor: Actor,
    work: (rows: Rows, before: AgentPresence, at: Date) => Promise<readonly Change[]>,
  ): Promise<AgentPresence> {
    const { presence, isChanged } = await this.#parts.store.transaction(async (rows) => {
      const at = new Date();
      const changes = await work(rows, await readOne(rows, extension), at);
      for (const change of changes) await rows.auditEntry.create({ data: { ...noteOf(change), actor, at } });
      await tell(rows, changes, at);
      return { presence: await readOne(rows, extension), isChanged: changes.length > 0 };
    });
    if (isChanged) {
      this.#parts.bell.notify('agents');
      this.#parts.bell.notify('live-queues');
      this.#parts.bell.notify('events');
    }
    return presence;
  }
}

/** Forgets where an extension that is deleted was signed in, inside that transaction: its time as an agent ends. */
export async function forgetAgent(rows: Rows, extension: string): Promise<void> {
  const { queues, pause } = await readOne(rows, extension);
  await rows.queueSignIn.deleteMany({ where: { extension } });
  await rows.agentPause.deleteMany({ where: { extension } });
  const changes: Change[] = queues.map((queue) => ({ queue, event: { kind: 'signed-out', agent: extension } }));
  if (pause) changes.push({ queue: everyQueue, event: { kind: 'resumed', agent: extension } });
  await tell(rows, changes, new Date());
}

/** Forgets who was signed in to a queue that is deleted, inside that transaction. */
export async function forgetSignIns(rows: Rows, queue: string): Promise<void> {
  const signedIn = await rows.queueSignIn.findMany({ where: { queue } });
  await rows.queueSignIn.deleteMany({ where: { queue } });
  const changes = signedIn.map(({ extension }): Change => ({ queue, event: { kind: 'signed-out', agent: extension } }));
  await tell(rows, changes, new Date());
}

async function tell(rows: Rows, changes: readonly Change[], at: Date): Promise<void> {
  const told = changes.map(({ queue, event }) => {
    const key = `${event.kind}/${event.agent}/${queue}/${at.getTime()}`;
    return { key, queue, callId: null, at, event };
  });
  await writeQueueEvents(rows, told);
}

interface Change {
  readonly queue: string;
  readonly event: QueueAgentEvent;
}

const everyQueue = '';

function noteOf({ queue, event }: Change): { action: string; target: string } {
  const target = event.kind === 'paused' ? `${event.agent} (${event.reason})` : event.agent;
  return { action: `agent.${event.kind}`, target: queue === everyQueue ? target : `${target} in ${queue}` };
}

async function readOne(rows: Rows, extension: string): Promise<AgentPresence> {
  const [found] = await read(rows, { extension });
  return found ?? { extension, queues: [], pause: null };
}

async function read(rows: Rows, where: { extension?: string }): Promise<AgentPresence[]> {
  const signIns = await rows.queueSignIn.findMany({ where, orderBy: { queue: 'asc' } });
  const pauses = await rows.agentPause.findMany({ where });
  const pauseOf = new Map(pauses.map(({ extension, ...pause }) => [extension, pause]));
  const signedIn = Map.groupBy(signIns, ({ extension }) => extension);
  return [...new Set([...signedIn.keys(), ...pauseOf.keys()])].sort().map((extension) => ({
    extension,
    queues: (signedIn.get(extension) ?? []).map(({ queue }) => queue),
    pause: pauseOf.get(extension) ?? null,
  }));
}

import type { QueueRepository } from '@flexpbx/db';
import type { AgentRecord, Queue, QueueEvent } from '@flexpbx/domain';

/** What agents have done for queues today, so that "fewest calls" and "longest idle" outlive a restart. */
export async function recordsSince(
  repository: Pick<QueueRepository, 'events'>,
  queues: readonly Queue[],
  now: number,
): Promise<ReadonlyMap<string, readonly AgentRecord[]>> {
  const from = new Date(now);
  from.setHours(0, 0, 0, 0);
  const period = { from, to: new Date(now + 1) };
  const found = await Promise.all(
    queues.map(async ({ number }) => [number, recordsIn(await repository.events(period, number))] as const),
  );
  return new Map(found);
}

function recordsIn(events: readonly QueueEvent[]): AgentRecord[] {
  const records = new Map<string, AgentRecord>();
  for (const { event, at } of events) {
    if (event.kind !== 'answered') continue;
    const { agent: extension } = event;
    const callsTaken = (records.get(extension)?.callsTaken ?? 0) + 1;
    records.set(extension, { extension, callsTaken, lastCallAt: at.getTime() });
  }
  return [...records.values()];
}

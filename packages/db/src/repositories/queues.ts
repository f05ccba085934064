import type { LiveQueue, QueueCallback, QueueEvent } from '@flexpbx/domain';
import { sqltag as sql } from '@prisma/client/runtime/client';
import { z } from 'zod';
import { liveAgentsColumn, waitingCallersColumn } from '../columns.ts';
import type { LiveQueue as LiveRow, QueueEvent as Row } from '../generated/sqlite/client.ts';
import { insertRows } from '../insert-rows.ts';
import type { QueueRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';
import { portions } from './portions.ts';
import { eventOf, readEventPage, readFigureEvents } from './read-queue-events.ts';
import { replacement } from './replacement.ts';
import { writeQueueEvents } from './write-queue-events.ts';

const inOrder = [{ at: 'asc' }, { id: 'asc' }] as const;

/** What happened in queues and how they stand, in the database; see the interface for what is promised. */
export class Queues implements QueueRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async add(events: readonly QueueEvent[]): Promise<void> {
    const added = await this.#parts.store.transaction((rows) => writeQueueEvents(rows, events));
    if (added === 0) return;
    this.#parts.bell.notify('live-queues');
    this.#parts.bell.notify('events');
  }

  async events(period: { from: Date; to: Date }, queue: string | null): Promise<QueueEvent[]> {
    const at = { gte: period.from, lt: period.to };
    const where = queue === null ? { at } : { at, queue: { in: [queue, ''] } };
    const found = await this.#parts.store.statement((rows) =>
      rows.queueEvent.findMany({ where, orderBy: [...inOrder] }),
    );
    return found.map(eventOf);
  }

  eventPage(
    period: { from: Date; to: Date },
    queue: string,
    page: { limit: number; before: string | null },
  ): Promise<{ items: QueueEvent[]; next: string | null }> {
    return this.#parts.store.statement((rows) => readEventPage(rows, period, queue, page));
  }

  figureEvents(period: { from: Date; to: Date }, queue: string | null): Promise<QueueEvent[]> {
    return this.#parts.store.snapshot((rows) => readFigureEvents(rows, period, queue));
  }

  async unfinished(): Promise<QueueEvent[]> {
    const found = await this.#parts.store.statement((rows) => rows.$queryRaw(callsWithoutEnd));
    const events: Row[] = [];
    for (const some of portions(callIds.parse(found).map(({ callId }) => callId))) {
      const where = { callId: { in: some } };
      events.push(...(await this.#parts.store.statement((rows) => rows.queueEvent.findMany({ where }))));
    }
    return events.sort((one, other) => one.at.getTime() - other.at.getTime() || one.id - other.id).map(eventOf);
  }

  callbacks(): Promise<QueueCallback[]> {
    return this.#parts.store.statement((rows) =>
      rows.queueCallback.findMany({
        where: { endedAt: null },
        omit: { endedAt: true },
        orderBy: [{ joinedAt: 'asc' }, { callId: 'asc' }],
      }),
    );
  }

  async keepCallback(callback: QueueCallback): Promise<void> {
    const { callId } = callback;
    await this.#parts.store.statement((rows) =>
      rows.queueCallback.upsert({ where: { callId }, create: callback, update: callback }),
    );
  }

  async endCallback(callId: string): Promise<void> {
    const where = { callId, endedAt: null };
    await this.#parts.store.statement((rows) =>
      rows.queueCallback.updateMany({ where, data: { endedAt: new Date() } }),
    );
  }

  async live(): Promise<LiveQueue[]> {
    const found = await this.#parts.store.statement((rows) => rows.liveQueue.findMany({ orderBy: { number: 'asc' } }));
    return found.map(liveQueueOf);
  }

  async replaceLive(queues: readonly LiveQueue[]): Promise<void> {
    const isChanged = await this.#parts.store.transaction(async (rows) => {
      const before = (await rows.liveQueue.findMany()).map(liveQueueOf);
      const { stale, fresh } = replacement(before, queues, ({ number }) => number);
      for (const some of portions(stale)) await rows.liveQueue.deleteMany({ where: { number: { in: some } } });
      for (const some of portions(fresh)) {
        const data = some.map(({ number, waiting, agents }) => ({
          number,
          waiting: JSON.stringify(waiting),
          agents: JSON.stringify(agents),
        }));
        await insertRows(rows, 'LiveQueue', data);
      }
      return stale.length + fresh.length > 0;
    });
    if (isChanged) this.#parts.bell.notify('live-queues');
  }
}

const callIds = z.array(z.object({ callId: z.string() }));

// By one statement of our own: what a table says of itself can't be asked through Prisma.
const callsWithoutEnd = sql`
  SELECT "callId" FROM "QueueEvent" AS joined
  WHERE kind = 'joined' AND NOT EXISTS (
    SELECT 1 FROM "QueueEvent" AS ending
    WHERE ending."callId" = joined."callId" AND ending.kind IN ('answered', 'abandoned', 'overflowed'))`;

function liveQueueOf({ number, waiting, agents }: LiveRow): LiveQueue {
  return { number, waiting: waitingCallersColumn.parse(waiting), agents: liveAgentsColumn.parse(agents) };
}

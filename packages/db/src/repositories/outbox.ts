import {
  type AttemptOutcome,
  type Channel,
  channels,
  type Delivery,
  type DeliveryState,
  giveUpAt,
  type Notice,
  notice as noticeSchema,
  retryAt,
  settledKeptMs,
} from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';
import { z } from 'zod';
import type { Delivery as Row } from '../generated/sqlite/client.ts';
import type { Actor, ClaimedDelivery, OutboxRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';
import { writeNotice } from './write-notice.ts';

/** Notices on their way, in the database; see the interface for what is promised. */
export class Outbox implements OutboxRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async add(told: Notice): Promise<number> {
    const added = await this.#parts.store.transaction((rows) => writeNotice(rows, told, new Date()));
    if (added > 0) this.#parts.bell.notify('outbox');
    return added;
  }

  async claim(channel: Channel, { now, leaseMs }: { now: Date; leaseMs: number }): Promise<ClaimedDelivery | null> {
    const isDue = { state: 'waiting', channel, dueAt: { lte: now } };
    for (;;) {
      const first = await this.#parts.store.statement((rows) =>
        rows.delivery.findFirst({ where: isDue, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] }),
      );
      if (!first) return null;
      const { id, attempts } = first;
      const { count } = await this.#parts.store.statement((rows) =>
        rows.delivery.updateMany({
          where: { id, attempts, ...isDue },
          data: { attempts: attempts + 1, dueAt: new Date(now.getTime() + leaseMs) },
        }),
      );
      // Otherwise somebody else was faster; look for the next one.
      if (count === 1) return { ...deliveryOf(first), attempt: attempts + 1 };
    }
  }

  async nextDueAt(channel: Channel): Promise<Date | null> {
    const where = { state: 'waiting', channel };
    const { _min } = await this.#parts.store.statement((rows) =>
      rows.delivery.aggregate({ where, _min: { dueAt: true } }),
    );
    return _min.dueAt;
  }

  async settle(
    { id, attempt }: Pick<ClaimedDelivery, 'id' | 'attempt'>,
    { outcome, answer }: AttemptOutcome,
    now: Date,
  ): Promise<boolean> {
    const held = { id, attempts: attempt, state: 'waiting' };
    const isOver = await this.#parts.store.transaction(async (rows) => {
      const row = await rows.delivery.findFirst({ where: held });
      if (!row) return false;
      const next = retryAt(attempt, now);
      const again = outcome === 'again' && next <= row.giveUpAt;
      const state: DeliveryState = again ? 'waiting' : outcome === 'delivered' ? 'delivered' : 'failed';
      const data = again ? { dueAt: next } : { settledAt: now };
      const { count } = await rows.delivery.updateMany({ where: held, data: { ...data, state, answer } });
      return count === 1;
    });
    if (isOver) this.#parts.bell.notify('outbox');
    return isOver;
  }

  async list(limit: number): Promise<Delivery[]> {
    const found = await this.#parts.store.statement((rows) =>
      rows.delivery.findMany({ orderBy: { id: 'desc' }, take: limit }),
    );
    return found.map(deliveryOf);
  }

  async findFor(noticeKey: string): Promise<Delivery[]> {
    const found = await this.#parts.store.statement((rows) =>
      rows.delivery.findMany({ where: { noticeKey }, orderBy: { id: 'asc' } }),
    );
    return found.map(deliveryOf);
  }

  async sendAgain(id: number, actor: Actor): Promise<void> {
    await this.#parts.store.transaction(async (rows) => {
      const now = new Date();
      const row = await rows.delivery.findUnique({ where: { id } });
      if (!row) throw new AppError('not-found', 'This notice is not kept any more.');
      const { count } = await rows.delivery.updateMany({
        where: { id, state: 'failed' },
        data: { state: 'waiting', dueAt: now, settledAt: null, giveUpAt: giveUpAt(deliveryOf(row).notice.kind, now) },
      });
      if (count === 0) throw new AppError('conflict', 'Only a notice that failed can be sent again.');
      await rows.auditEntry.create({
        data: { at: now, actor, action: 'notice.send-again', target: row.recipientName },
      });
    });
    this.#parts.bell.notify('outbox');
  }

  async tidy(now: Date): Promise<void> {
    const longAgo = new Date(now.getTime() - settledKeptMs);
    const changed = await this.#parts.store.transaction(async (rows) => {
      const deleted = await rows.delivery.deleteMany({ where: { settledAt: { lt: longAgo } } });
      // Where each attempt died before it could be settled, nobody else would ever give up.
      const givenUp = await rows.delivery.updateMany({
        where: { state: 'waiting', attempts: { gt: 0 }, dueAt: { lt: now }, giveUpAt: { lt: now } },
        data: { state: 'failed', settledAt: now, answer: 'It was tried until it was too old, and never came through.' },
      });
      return deleted.count + givenUp.count;
    });
    if (changed > 0) this.#parts.bell.notify('outbox');
  }
}

/** `Delivery.state` */
const stateColumn: z.ZodType<DeliveryState> = z.enum(['waiting', 'delivered', 'failed']);
/** `Delivery.channel` */
const channelColumn = z.enum(channels);

function deliveryOf(row: Row): Delivery {
  const { id, attempts, addedAt, dueAt, settledAt, answer } = row;
  const state = stateColumn.parse(row.state);
  return {
    ...{ id, attempts, addedAt, settledAt, answer, state },
    notice: noticeSchema.parse(row.notice),
    recipient: { channel: channelColumn.parse(row.channel), to: row.recipient, name: row.recipientName },
    dueAt: state === 'waiting' ? dueAt : null,
  };
}

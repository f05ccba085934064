import type { Moderation, Order, OrderAnswer } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';
import { orderAnswerColumn, orderColumn } from '../columns.ts';
import type { Actor, OrderRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';

/** Orders in the database; see the interface for what is promised. */
export class Orders implements OrderRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async give(order: Order, actor: Actor): Promise<string> {
    const givenAt = new Date();
    const { id } = await this.#parts.store.transaction(async (rows) => {
      await rows.auditEntry.create({
        data: { at: givenAt, actor, action: `order.${order.kind}`, target: targetOf(order) },
      });
      return rows.order.create({ data: { order, givenBy: actor, givenAt } });
    });
    this.#parts.bell.notify('orders');
    return String(id);
  }

  async claim(by: string): Promise<{ id: string; order: Order } | null> {
    for (;;) {
      const oldest = await this.#parts.store.statement((rows) =>
        rows.order.findFirst({ where: { claimedAt: null }, orderBy: { id: 'asc' } }),
      );
      if (!oldest) return null;
      const { count } = await this.#parts.store.statement((rows) =>
        rows.order.updateMany({
          where: { id: oldest.id, claimedAt: null },
          data: { claimedBy: by, claimedAt: new Date() },
        }),
      );
      // Otherwise somebody else was faster; look for the next one.
      if (count === 1) return { id: String(oldest.id), order: orderColumn.parse(oldest.order) };
    }
  }

  async answer(id: string, answer: OrderAnswer): Promise<void> {
    const { count } = await this.#parts.store.statement((rows) =>
      rows.order.updateMany({ where: { id: Number(id) }, data: { answer, answeredAt: new Date() } }),
    );
    if (count === 0) throw new AppError('not-found', `There is no order ${id}.`);
    this.#parts.bell.notify('orders-answered');
  }

  async findAnswer(id: string): Promise<OrderAnswer | null> {
    const row = await this.#parts.store.statement((rows) => rows.order.findUnique({ where: { id: Number(id) } }));
    return row && row.answer !== null ? orderAnswerColumn.parse(row.answer) : null;
  }
}

/** `2001: mute 1763683200.17`. Without a member, all but the moderators are meant. */
function describeModeration(conference: string, moderation: Moderation): string {
  const member = 'member' in moderation ? ` ${moderation.member ?? 'all'}` : '';
  return `${conference}: ${moderation.does}${member}`;
}

function targetOf(order: Order): string {
  switch (order.kind) {
    case 'hang-up-call':
      return order.callId;
    case 'refresh-message-waiting':
      return order.mailbox;
    case 'moderate-conference':
      return describeModeration(order.conference, order.moderation);
    case 'announce-to-zone':
      return `${order.zone}: ${order.prompt}`;
    case 'page-by-phone':
      return `${order.zone}: by ${order.extension}`;
    case 'record-prompt':
      return `${order.prompt}: by ${order.extension}`;
    case 'supervise-agent':
      return `${order.agent}: ${order.manner}, ${order.supervisor}`;
  }
}

import type { Ami } from '@flexpbx/asterisk';
import { isGone } from '@flexpbx/asterisk/port';
import type { Bell, OrderRepository } from '@flexpbx/db';
import type { Order, OrderAnswer } from '@flexpbx/domain';
import { keepLooking, type Logger, reasonOf } from '@flexpbx/runtime';
import { type ModerationParts, moderate } from './conferences/moderate.ts';
import { ringToRecord } from './flows/record-prompt.ts';
import { announceToZone, type PagingParts, pageByPhone } from './paging/page-zone.ts';
import { type SuperviseParts, supervise } from './queues/supervise.ts';

/** What orders are carried out with. */
export interface CarryOutParts {
  readonly ami: Pick<Ami, 'hangup' | 'voicemailRefresh'>;
  /** Channel names of a running call; none when it is over. */
  readonly channelsOf: (callId: string) => readonly string[];
  readonly conferences: ModerationParts;
  readonly paging: PagingParts;
  readonly supervision: SuperviseParts;
  readonly logger: Logger;
}

/** And where they come from. */
export interface OrderParts extends CarryOutParts {
  readonly orders: OrderRepository;
  readonly bell: Bell;
}

/** Claimed by this name, for whoever looks into the table. */
const claimant = 'pbx';
const lookAnywayMs = 5_000;

/** Carries out what the portals order, one after the other, until `signal` aborts. */
export function watchOrders(parts: OrderParts, signal: AbortSignal): void {
  keepLooking(
    {
      look: () => carryOutAll(parts),
      failed: (reason) => parts.logger.warn('orders could not be looked for', { reason }),
      causes: [(again) => parts.bell.listen(['orders'], again)],
      anywayMs: lookAnywayMs,
      restMs: 0,
    },
    signal,
  );
}

async function carryOutAll(parts: OrderParts): Promise<void> {
  for (;;) {
    const claimed = await parts.orders.claim(claimant);
    if (!claimed) return;
    await parts.orders.answer(claimed.id, await carryOut(claimed.order, parts));
  }
}

/** Does what is ordered. Never throws: whoever ordered waits for an answer. */
export async function carryOut(order: Order, parts: CarryOutParts): Promise<OrderAnswer> {
  try {
    switch (order.kind) {
      case 'hang-up-call':
        return await hangUpCall(order.callId, parts);
      case 'refresh-message-waiting':
        await parts.ami.voicemailRefresh(`${order.mailbox}@default`);
        return { outcome: 'done' };
      case 'moderate-conference':
        return await moderate(order.conference, order.moderation, parts.conferences);
      case 'announce-to-zone':
        return await announceToZone(order.zone, order.prompt, parts.paging);
      case 'page-by-phone':
        return await pageByPhone(order.zone, order.extension, parts.paging);
      case 'record-prompt':
        return await ringToRecord(order, parts.paging);
      case 'supervise-agent':
        return await supervise(order, parts.supervision);
      default:
        return order satisfies never;
    }
  } catch (fault) {
    parts.logger.warn('an order could not be carried out', { order: order.kind, reason: reasonOf(fault) });
    return { outcome: 'refused', reason: reasonOf(fault) };
  }
}

/** All its channels, not the caller's alone: a phone that still rings for it would go on ringing in some transfers. */
async function hangUpCall(callId: string, { ami, channelsOf }: CarryOutParts): Promise<OrderAnswer> {
  const channels = channelsOf(callId);
  if (channels.length === 0) return { outcome: 'refused', reason: 'This call is over already.' };
  await Promise.all(channels.map((channel) => ami.hangup(channel).catch(unlessGone)));
  return { outcome: 'done' };
}

function unlessGone(fault: unknown): void {
  if (!isGone(fault)) throw fault;
}

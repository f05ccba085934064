import type { Bell, ClaimedDelivery, OutboxRepository } from '@flexpbx/db';
import type { AttemptOutcome, Channel } from '@flexpbx/domain';
import { type Clock, type Logger, reasonOf } from '@flexpbx/runtime';
import { type DueWork, workAsDue } from '../work-as-due.ts';

/** What a lane works with: the deliveries of one channel. */
export interface Lane {
  readonly channel: Channel;
  /** How many are attempted at the same time: one server that hangs doesn't hold up all. */
  readonly atOnce: number;
  /** How long one attempt may take. */
  readonly limitMs: number;
  /** Attempts one delivery. What it throws is a fault of ours: it is tried again. */
  readonly attempt: (delivery: ClaimedDelivery, signal: AbortSignal) => Promise<AttemptOutcome>;
}

/** What all lanes share. */
export interface LaneSurroundings {
  readonly outbox: Pick<OutboxRepository, 'claim' | 'nextDueAt' | 'settle'>;
  readonly bell: Pick<Bell, 'listen'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What a lease lasts longer than an attempt: time to say what came of it. */
const settlingMs = 15_000;

/**
 * Delivers what the outbox holds for one channel, each as it becomes due, until `signal` aborts. A channel has a lane of its
 * own, so that trouble of one delays no other.
 */
export async function runLane(lane: Lane, parts: LaneSurroundings, signal: AbortSignal): Promise<void> {
  const { outbox, clock } = parts;
  const leaseMs = lane.limitMs + settlingMs;
  const deliveries: DueWork<ClaimedDelivery> = {
    name: 'the outbox',
    topic: 'outbox',
    atOnce: lane.atOnce,
    claim: (now) => outbox.claim(lane.channel, { now, leaseMs }),
    nextDueAt: () => outbox.nextDueAt(lane.channel),
    async perform(delivery, stopping) {
      const outcome = await attempt(lane, parts, delivery, stopping);
      await outbox.settle(delivery, outcome, new Date(clock.now()));
    },
  };
  await workAsDue(deliveries, parts, signal);
}

async function attempt(
  lane: Lane,
  { logger }: LaneSurroundings,
  delivery: ClaimedDelivery,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const facts = {
    delivery: delivery.id,
    notice: delivery.notice.kind,
    channel: lane.channel,
    attempt: delivery.attempt,
  };
  try {
    const outcome = await lane.attempt(delivery, AbortSignal.any([signal, AbortSignal.timeout(lane.limitMs)]));
    if (outcome.outcome === 'delivered') logger.info('a notice was delivered', facts);
    else logger.warn('a notice was not delivered', { ...facts, ...outcome });
    return outcome;
  } catch (fault) {
    logger.error('a notice could not be attempted', { ...facts, reason: reasonOf(fault) });
    return { outcome: 'again', answer: `It could not be sent: ${reasonOf(fault)}` };
  }
}

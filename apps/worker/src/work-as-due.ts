import type { Bell } from '@flexpbx/db';
import type { Topic } from '@flexpbx/domain';
import { type Clock, Doorbell, type Logger, reasonOf } from '@flexpbx/runtime';

/** Work that lies in the database as rows, each due at some time, claimed by whoever does it. */
export interface DueWork<Claimed> {
  /** For the log: "the outbox". */
  readonly name: string;
  /** Rings when there may be more of it. */
  readonly topic: Topic;
  /** How much is done at the same time: one server that hangs doesn't hold up all. */
  readonly atOnce: number;
  /** Claims what is due longest; null when nothing is due. */
  claim(now: Date): Promise<Claimed | null>;
  /** When something is due next; null when nothing waits. */
  nextDueAt(): Promise<Date | null>;
  /** Does it and says what came of it. */
  perform(claimed: Claimed, signal: AbortSignal): Promise<void>;
}

/** What doing it works with. */
export interface DueSurroundings {
  readonly bell: Pick<Bell, 'listen'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

/** Looked at also when nobody rang. */
const lookAnywayMs = 60_000;
/** After a fault of ours, as a rule a database that is away. */
const pauseMs = 5_000;

/** Does each piece as it becomes due, until `signal` aborts. */
export async function workAsDue<Claimed>(
  due: DueWork<Claimed>,
  parts: DueSurroundings,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(Array.from({ length: due.atOnce }, () => work(due, parts, signal)));
}

async function work<Claimed>(due: DueWork<Claimed>, parts: DueSurroundings, signal: AbortSignal): Promise<void> {
  const doorbell = new Doorbell();
  const stop = parts.bell.listen([due.topic], () => doorbell.ring());
  try {
    while (!signal.aborted) {
      const waitMs = await performNext(due, parts.clock, signal).catch((fault) => {
        if (!signal.aborted) parts.logger.warn(`${due.name} could not be worked on`, { reason: reasonOf(fault) });
        return pauseMs;
      });
      if (waitMs > 0) await doorbell.rung(waitMs, signal);
    }
  } finally {
    stop();
  }
}

/** Answers how long nothing is to be done. */
async function performNext<Claimed>(
  due: DueWork<Claimed>,
  clock: Pick<Clock, 'now'>,
  signal: AbortSignal,
): Promise<number> {
  const now = clock.now();
  const claimed = await due.claim(new Date(now));
  if (claimed === null) {
    const next = await due.nextDueAt();
    return next ? Math.min(Math.max(next.getTime() - now, 1), lookAnywayMs) : lookAnywayMs;
  }
  await due.perform(claimed, signal);
  return 0;
}

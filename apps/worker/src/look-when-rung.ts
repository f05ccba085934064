import type { Bell } from '@flexpbx/db';
import type { Topic } from '@flexpbx/domain';
import { type Logger, reasonOf } from '@flexpbx/runtime';
import { Doorbell } from './doorbell.ts';

/** What is looked at again and again. */
export interface Look {
  /** For the log: "prompts could not be converted". */
  readonly whenItFails: string;
  /** Ring when there may be something new. */
  readonly topics: readonly Topic[];
  /** Looked at also when nobody rang for so long. */
  readonly anywayMs: number;
  /** Finds what is to be done, and does it. */
  look(): Promise<void>;
}

/** What looking works with. */
export interface LookSurroundings {
  readonly bell: Pick<Bell, 'listen'>;
  readonly logger: Logger;
}

/** A look costs the same for one thing that is new as for many, and each of them rings more than once. */
const gatherMs = 1_000;
/** After a fault, as a rule a database that is away. */
const tryAgainAfterMs = 5_000;

/**
 * Looks at once and whenever it is rung, one look after the other, until `signal` aborts: at once after a quiet time, and then
 * once a second at most.
 */
export async function lookWhenRung(
  { whenItFails, topics, anywayMs, look }: Look,
  { bell, logger }: LookSurroundings,
  signal: AbortSignal,
): Promise<void> {
  const doorbell = new Doorbell();
  const stop = bell.listen(topics, () => doorbell.ring());
  try {
    while (!signal.aborted) {
      const waitMs = await look().then(
        () => anywayMs,
        (fault: unknown) => {
          logger.warn(`${whenItFails}; it is tried again`, { reason: reasonOf(fault) });
          return tryAgainAfterMs;
        },
      );
      await doorbell.gather(gatherMs, signal);
      await doorbell.rung(waitMs - gatherMs, signal);
    }
  } finally {
    stop();
  }
}

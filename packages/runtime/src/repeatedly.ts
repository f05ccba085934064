import { reasonOf } from './app-error.ts';
import type { Clock } from './clock.ts';
import type { Logger } from './logger.ts';

/**
 * Does `work` now and then again `everyMs` after it ended, until `signal` aborts. A failure is logged as `complaint`, once
 * until it went well again, and does not end the repetition.
 */
export async function repeatedly(
  complaint: string,
  everyMs: number,
  { logger, clock, signal }: { logger: Logger; clock: Clock; signal: AbortSignal },
  work: () => Promise<void>,
): Promise<void> {
  let isFailing = false;
  while (!signal.aborted) {
    try {
      await work();
      isFailing = false;
    } catch (fault) {
      if (!isFailing) logger.warn(complaint, { reason: reasonOf(fault) });
      isFailing = true;
    }
    await clock.sleep(everyMs, signal).catch(() => undefined);
  }
}

import { reasonOf } from './app-error.ts';
import { Doorbell } from './doorbell.ts';

/** What is looked at again and again. */
export interface Looks {
  /** Finds what is to be done, and does it. */
  readonly look: () => Promise<void>;
  /** A look failed; there will be another soon. What fails because it is to end is not told. */
  readonly failed: (reason: string) => void;
  /** What has it looked at again: each begins to listen, and returns how to stop. */
  readonly causes: readonly ((again: () => void) => () => void)[];
  /** Looked at also when there was no cause for so long: what is told can be lost. */
  readonly anywayMs: number;
  /** Not looked at again for so long after a look: all causes of that time lead to one. */
  readonly restMs: number;
}

/** After a fault, as a rule a database that is away. */
const tryAgainAfterMs = 5_000;

/**
 * Looks now, whenever there is a cause and every so often, one look after the other, until `signal` aborts. Causes that come during
 * a look, or the rest after it, lead to one more. `first` resolves when the first look is over, `over` when the last one is.
 */
export function keepLooking(looks: Looks, signal: AbortSignal): { first: Promise<void>; over: Promise<void> } {
  const first = Promise.withResolvers<void>();
  return { first: first.promise, over: lookOn(looks, first.resolve, signal) };
}

async function lookOn({ look, failed, causes, anywayMs, restMs }: Looks, hasLooked: () => void, signal: AbortSignal) {
  const doorbell = new Doorbell();
  const stops = causes.map((cause) => cause(() => doorbell.ring()));
  try {
    while (!signal.aborted) {
      const waitMs = await look().then(
        () => anywayMs,
        (fault: unknown) => {
          if (!signal.aborted) failed(reasonOf(fault));
          return Math.min(tryAgainAfterMs, anywayMs);
        },
      );
      hasLooked();
      if (restMs > 0) await doorbell.gather(restMs, signal);
      await doorbell.rung(waitMs - restMs, signal);
    }
  } finally {
    for (const stop of stops) stop();
    hasLooked();
  }
}

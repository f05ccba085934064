import { reasonOf } from '@flexpbx/runtime';

/** What is looked at again and again. */
export interface Looks {
  /** Finds what is to be done, and does it. */
  readonly look: () => Promise<void>;
  /** A look failed; there will be another. */
  readonly failed: (reason: string) => void;
  /** What has it looked at again: each begins to listen, and returns how to stop. */
  readonly causes: readonly ((again: () => void) => () => void)[];
  /** Looked at so often also without a cause: what is told can be lost. */
  readonly anywayMs: number;
}

/**
 * Looks now, whenever there is a cause and every so often, one look after the other, until `signal` aborts. Causes that come during
 * a look lead to one more. Resolves when the first look is over.
 */
export async function keepLooking({ look, failed, causes, anywayMs }: Looks, signal: AbortSignal): Promise<void> {
  let last = Promise.resolve();
  let next: Promise<void> | null = null;
  const again = (): Promise<void> => {
    next ??= last = last.then(async () => {
      next = null;
      if (!signal.aborted) await look().catch((fault: unknown) => failed(reasonOf(fault)));
    });
    return next;
  };
  const stops = causes.map((cause) => cause(() => void again()));
  const timer = setInterval(() => void again(), anywayMs);
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop();
    clearInterval(timer);
  });
  await again();
}

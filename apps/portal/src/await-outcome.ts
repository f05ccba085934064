import type { Bell } from '@flexpbx/db';
import type { Topic } from '@flexpbx/domain';

/** Something another process does: how it is asked for, and what shows that it was done. */
export interface Asked<Outcome> {
  /** Rings when it may have been done. */
  readonly topic: Topic;
  begin(): Promise<unknown>;
  /** Null as long as it was not done. */
  look(): Promise<Outcome | null>;
}

/** Asks another process for something and waits for it, as long as `end` does not abort; null when it did. */
export async function awaitOutcome<Outcome>(
  bell: Pick<Bell, 'listen'>,
  { topic, begin, look }: Asked<Outcome>,
  end: AbortSignal,
): Promise<Outcome | null> {
  let heard = () => {};
  const stop = bell.listen([topic], () => heard());
  try {
    await begin();
    for (;;) {
      // Asked for before the database is: what is done in between rings it.
      const next = rungOrOver(end, (ring) => {
        heard = ring;
      });
      const outcome = await look();
      if (outcome !== null) return outcome;
      if ((await next) === 'over') return null;
    }
  } finally {
    stop();
  }
}

function rungOrOver(end: AbortSignal, onRing: (ring: () => void) => void): Promise<'rung' | 'over'> {
  return new Promise((resolve) => {
    onRing(() => resolve('rung'));
    if (end.aborted) resolve('over');
    end.addEventListener('abort', () => resolve('over'), { once: true });
  });
}

import type { Database } from '@flexpbx/db';
import { type Notice, noticeKey } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';

/** How long somebody waits in front of the page: a mail server may take its time to refuse a connection. */
const answerLimitMs = 60_000;

/** What came of a notice that somebody waits for. */
export interface WaitedFor {
  readonly delivered: boolean;
  /** What the other side said. */
  readonly answer: string;
}

/**
 * Adds a notice for one recipient and waits until the worker has tried to deliver it. Throws `timed-out` when it has not in
 * time, or when `gone` aborts: it is tried all the same.
 */
export async function addAndAwait(
  { outbox, bell }: Pick<Database, 'outbox' | 'bell'>,
  notice: Notice,
  gone: AbortSignal,
): Promise<WaitedFor> {
  const end = AbortSignal.any([gone, AbortSignal.timeout(answerLimitMs)]);
  let heard = () => {};
  const stop = bell.listen(['outbox'], () => heard());
  try {
    await outbox.add(notice);
    for (;;) {
      // Asked for before the database is: what is settled in between rings it.
      const next = rungOrOver(end, (ring) => {
        heard = ring;
      });
      const [delivery] = await outbox.findFor(noticeKey(notice));
      if (delivery && delivery.state !== 'waiting') {
        return { delivered: delivery.state === 'delivered', answer: delivery.answer ?? '' };
      }
      if ((await next) === 'over') throw nobodyTried();
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

function nobodyTried(): AppError {
  return new AppError(
    'timed-out',
    'Nothing came of it within a minute. See under "Notices" later, or look whether the worker runs.',
  );
}

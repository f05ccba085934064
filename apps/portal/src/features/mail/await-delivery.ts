import type { Database } from '@flexpbx/db';
import { type Notice, noticeKey } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';
import { awaitOutcome } from '../../await-outcome.ts';

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
  const settled = await awaitOutcome(
    bell,
    {
      topic: 'outbox',
      begin: () => outbox.add(notice),
      look: async () => (await outbox.findFor(noticeKey(notice))).find(({ state }) => state !== 'waiting') ?? null,
    },
    end,
  );
  if (settled === null) throw nobodyTried();
  return { delivered: settled.state === 'delivered', answer: settled.answer ?? '' };
}

function nobodyTried(): AppError {
  return new AppError(
    'timed-out',
    'Nothing came of it within a minute. See under "Notices" later, or look whether the worker runs.',
  );
}

import type { Actor, Database } from '@flexpbx/db';
import type { Order, OrderAnswer } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';

/** How long somebody waits in front of the page for call control to act. */
export const answerLimitMs = 5_000;

/**
 * Gives an order to call control and waits for what comes of it. Throws `timed-out` when nobody answers in time: the
 * order stands all the same and is carried out when call control is back.
 */
export async function orderAndAwait(
  { orders, bell }: Pick<Database, 'orders' | 'bell'>,
  order: Order,
  actor: Actor,
  limitMs: number,
): Promise<OrderAnswer> {
  // Listening begins before the order is given, so that no answer comes too early to be heard.
  const rung = ringsOf(bell);
  try {
    const id = await orders.give(order, actor);
    const end = AbortSignal.timeout(limitMs);
    for (;;) {
      const next = rung.next(end);
      const answer = await orders.findAnswer(id);
      if (answer) return answer;
      if ((await next) === 'too-late') throw nobodyAnswered();
    }
  } finally {
    rung.stop();
  }
}

/** Each `next` is asked for before the database is: an answer written in between rings it. */
function ringsOf(bell: Database['bell']) {
  let heard = () => {};
  return {
    stop: bell.listen(['orders-answered'], () => heard()),
    next: (end: AbortSignal) =>
      new Promise<'rung' | 'too-late'>((resolve) => {
        heard = () => resolve('rung');
        if (end.aborted) resolve('too-late');
        end.addEventListener('abort', () => resolve('too-late'), { once: true });
      }),
  };
}

function nobodyAnswered(): AppError {
  return new AppError(
    'timed-out',
    'Call control did not answer. It may be starting again; the order stands and is carried out when it is back.',
  );
}

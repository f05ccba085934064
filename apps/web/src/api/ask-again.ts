import type { Query, QueryClient } from '@tanstack/react-query';

/**
 * Has everything that `isStale` and is shown asked again. An answer that is on its way may be from before the change: it is
 * waited for and then asked for once more. TanStack Query by itself would take a first answer for the newest there is, and give
 * any other up: where changes come faster than answers, nothing new would ever be shown.
 */
export async function askAgain(queries: QueryClient, isStale: (query: Query) => boolean): Promise<void> {
  const onTheirWay = queries.getQueryCache().findAll({ predicate: isStale, fetchStatus: 'fetching' });
  const ask = (isMeant: (query: Query) => boolean) =>
    queries.invalidateQueries({ predicate: isMeant }, { cancelRefetch: false });
  const askOnceAnswered = async (query: Query) => {
    await query.promise?.catch(() => undefined);
    await ask((one) => one === query);
  };
  await Promise.all([ask(isStale), ...onTheirWay.map(askOnceAnswered)]);
}

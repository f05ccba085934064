import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, isPasswordChangeRequired, isSignedOut, PageOutdated } from './problem.ts';

/** The store of everything the portal answered. Pages are kept fresh by topics, so nothing goes stale by age. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (thrown) => noticeSession(client, thrown) }),
    mutationCache: new MutationCache({ onError: (thrown) => noticeSession(client, thrown) }),
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        retry: worthAnotherTry,
        retryDelay: (tries) => Math.min(1_000 * 2 ** tries, 8_000),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return client;
}

function worthAnotherTry(tries: number, thrown: unknown): boolean {
  const final = thrown instanceof PageOutdated || (thrown instanceof ApiProblem && thrown.status < 500);
  return !final && tries < 3;
}

/** Any answer may be the one that tells that the session ended; the gate of the pages then shows the sign-in page. */
function noticeSession(client: QueryClient, thrown: unknown): void {
  if (isSignedOut(thrown)) client.setQueryData(['whoAmI', {}], null);
  if (isPasswordChangeRequired(thrown)) void client.invalidateQueries({ queryKey: ['whoAmI'] });
}

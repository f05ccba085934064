import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem, wordsFor } from '../api/problem.ts';
import { NotFoundPage } from './fault-pages.tsx';
import { Loading } from './loading.tsx';
import { Notice } from './notice.tsx';

type Asked<Answer> = Pick<UseQueryResult<Answer>, 'data' | 'error' | 'refetch'>;

/** What a query answered, once it did; until then a skeleton, and in words what went wrong with a way to try again. */
export function Loaded<Answer>({ query, children }: { query: Asked<Answer>; children: (answer: Answer) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (!query.error) return <Loading />;
  return <Failed error={query.error} retry={() => void query.refetch()} />;
}

/** The page of what a query answered; where there is no such thing (any more), `missing` or what any wrong address shows. */
export function Found<Answer>(props: {
  query: Asked<Answer>;
  missing?: ReactNode;
  children: (answer: Answer) => ReactNode;
}) {
  const { error } = props.query;
  // 400: nothing could have that name or number.
  if (error instanceof ApiProblem && [400, 404].includes(error.status)) return props.missing ?? <NotFoundPage />;
  return <Loaded query={props.query}>{props.children}</Loaded>;
}

/** An error where content should be. */
export function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <div role="alert">
      <Notice
        tone="bad"
        title="This could not be loaded"
        action={
          <Button variant="default" onClick={retry}>
            Try again
          </Button>
        }
      >
        <p>{wordsFor(error)}</p>
      </Notice>
    </div>
  );
}

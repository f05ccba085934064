import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { wordsFor } from '../api/problem.ts';
import { Loading } from './loading.tsx';
import { Notice } from './notice.tsx';

/** What a query answered, once it did; until then a skeleton, and in words what went wrong with a way to try again. */
export function Loaded<Answer>({
  query,
  children,
}: {
  query: Pick<UseQueryResult<Answer>, 'data' | 'error' | 'refetch'>;
  children: (answer: Answer) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (!query.error) return <Loading />;
  return <Failed error={query.error} retry={() => void query.refetch()} />;
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

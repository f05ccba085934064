import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { NotFoundPage } from './fault-pages.tsx';
import { Loaded } from './loaded.tsx';

/** The page of what a query answered; where there is no such thing (any more), `missing` or what any wrong address shows. */
export function Found<Answer>(props: {
  query: Pick<UseQueryResult<Answer>, 'data' | 'error' | 'refetch'>;
  missing?: ReactNode;
  children: (answer: Answer) => ReactNode;
}) {
  const { error } = props.query;
  // 400: nothing could have that name or number.
  if (error instanceof ApiProblem && [400, 404].includes(error.status)) return props.missing ?? <NotFoundPage />;
  return <Loaded query={props.query}>{props.children}</Loaded>;
}

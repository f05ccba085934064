import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Input, type Output, type RouteName, request } from './client.ts';

/** What one operation answers, kept and shared under the operation's name: the topic map names what to ask again. */
export function query<Name extends RouteName>(name: Name, input: Input<Name>) {
  return queryOptions({
    queryKey: [name, input] as const,
    // React Query refuses `undefined`; operations without an answer are not asked this way.
    queryFn: ({ signal }): Promise<Output<Name>> => request(name, input, { signal }),
  });
}

/** What the call history can be filtered by. */
export type CallRecordFilter = Omit<NonNullable<Input<'listCallRecords'>['query']>, 'limit' | 'before'>;

/** Call records page by page, newest first: everybody's or the own. */
export function callRecordPages(name: 'listCallRecords' | 'listMyCallRecords', filter: CallRecordFilter) {
  return infiniteQueryOptions({
    queryKey: [name, 'pages', filter] as const,
    queryFn: ({ pageParam, signal }) =>
      request(name, { query: { ...filter, ...(pageParam !== null && { before: pageParam }) } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

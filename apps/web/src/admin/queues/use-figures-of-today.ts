import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { useNow } from '../../design/use-now.ts';
import { periodOf } from './period.ts';

/** Figures are added up from all events of the day: not with each of them. */
const everyMs = 10_000;

/** What became of today’s calls of all queues, by the viewer’s calendar; undefined until it is known. */
export function useFiguresOfToday(): Output<'listQueueStatistics'> | undefined {
  // By the minute, so that a wall display begins a new day by itself.
  const today = periodOf('today', { from: '', to: '' }, new Date(useNow(60_000)));
  return useQuery({ ...query('listQueueStatistics', { query: today }), refetchInterval: everyMs }).data;
}

import type { Database } from '@flexpbx/db';
import type { Api } from '@flexpbx/domain/api';
import type { Clock } from '@flexpbx/runtime';
import type { Handlers } from '../../http/handler.ts';
import { csvOfAbandoned, csvOfAgents, csvOfQueues } from './csv.ts';
import { periodOf } from './period.ts';
import { presentAbandoned, presentEvent } from './present.ts';
import { presentStatistics, type SharedStatistics } from './read-statistics.ts';
import { noQueue } from './routes.ts';

/** What the routes of figures are built from. */
export interface QueueStatisticsParts {
  readonly database: Pick<Database, 'things' | 'queues' | 'extensions'>;
  readonly statistics: SharedStatistics;
  readonly clock: Clock;
}

type StatisticsRoutes = Pick<
  Handlers<Api>,
  | 'getQueueStatistics'
  | 'listQueueStatistics'
  | 'exportQueueStatistics'
  | 'exportAgentStatistics'
  | 'listAbandonedCalls'
  | 'exportAbandonedCalls'
  | 'listQueueEvents'
>;

type Query = Parameters<typeof periodOf>[0];

/** What became of the calls of queues. A queue that was deleted keeps its figures. */
export function queueStatisticsRoutes({ database, statistics, clock }: QueueStatisticsParts): StatisticsRoutes {
  const { queues, things } = database;
  const shown = async (queue: string | null, query: Query) => {
    const period = periodOf(query, clock.now());
    return presentStatistics(database, await statistics.read(queue, period), queue, period);
  };

  const ofQueue = async (queue: string, query: Query) => {
    const found = await shown(queue, query);
    const isKnown = found.total.offered > 0 || (await things.find('queue', queue)) !== null;
    if (!isKnown) throw noQueue(queue);
    return found;
  };

  const abandonedOf = async (queue: string, query: Query) => {
    const { abandoned } = await statistics.read(queue, periodOf(query, clock.now()));
    return abandoned.map(presentAbandoned);
  };

  return {
    getQueueStatistics: ({ params: { key }, query }) => ofQueue(key, query),
    listQueueStatistics: ({ query }) => shown(null, query),
    exportQueueStatistics: async ({ query }) => csvOfQueues(await shown(null, query)),
    exportAgentStatistics: async ({ params: { key }, query }) => csvOfAgents(key, await ofQueue(key, query)),
    listAbandonedCalls: async ({ params: { key }, query }) => ({ items: await abandonedOf(key, query) }),
    exportAbandonedCalls: async ({ params: { key }, query }) => csvOfAbandoned(key, await abandonedOf(key, query)),
    listQueueEvents: async ({ params: { key }, query }) => {
      const page = { limit: query.limit, before: query.before ?? null };
      const { items, next } = await queues.eventPage(periodOf(query, clock.now()), key, page);
      return { items: items.map(presentEvent), next };
    },
  };
}

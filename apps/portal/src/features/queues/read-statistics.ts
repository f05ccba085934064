import type { Database } from '@flexpbx/db';
import { type Period, type QueueStatistics, queueStatistics } from '@flexpbx/domain';
import type { Output } from '@flexpbx/domain/api';
import { presentAgent, presentCounts, presentFigures } from './present.ts';

/** What figures are read from. */
export type StatisticsParts = Pick<Database, 'things' | 'queues' | 'extensions'>;

/** A queue that was deleted has no seconds of its own any more. */
const otherwiseSeconds = 20;

/** What became of the calls of a period; of all queues when `queue` is null. */
export async function readStatistics(
  { things, queues }: Pick<Database, 'things' | 'queues'>,
  queue: string | null,
  period: Period,
  now: number,
): Promise<QueueStatistics> {
  const [configured, events] = await Promise.all([things.list('queue'), queues.figureEvents(period, queue)]);
  const within = new Map(configured.map(({ thing }) => [thing.number, thing.service_level_seconds]));
  const serviceLevelSeconds = (number: string) => within.get(number) ?? otherwiseSeconds;
  return queueStatistics(events, { period, now: new Date(now), serviceLevelSeconds });
}

/** The same with the names of queues and agents, as the API shows it. Queues nobody called are there too. */
export async function readShownStatistics(
  parts: StatisticsParts,
  queue: string | null,
  period: Period,
  now: number,
): Promise<Output<'listQueueStatistics'>> {
  const [statistics, configured, people] = await Promise.all([
    readStatistics(parts, queue, period, now),
    parts.things.list('queue'),
    parts.extensions.list({}),
  ]);
  const names = new Map(configured.map(({ thing }) => [thing.number, thing.name]));
  const callNames = new Map(people.map(({ number, name }) => [number, name]));
  const numbers = queue === null ? [...new Set([...names.keys(), ...statistics.queues.keys()])].sort() : [queue];
  const nothing = queueStatistics([], { period, now: new Date(now), serviceLevelSeconds: () => 0 }).total;
  return {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    total: presentFigures(statistics.total),
    queues: numbers.map((number) => {
      const figures = presentFigures(statistics.queues.get(number) ?? nothing);
      return { number, name: names.get(number) ?? null, ...figures };
    }),
    agents: [...statistics.agents].map(([agent, did]) => presentAgent(agent, callNames.get(agent) ?? null, did)),
    hours: statistics.hours.map(({ from, ...counts }) => ({ from: from.toISOString(), ...presentCounts(counts) })),
  };
}

import type { Database } from '@flexpbx/db';
import { type Period, type QueueStatistics, queueStatistics } from '@flexpbx/domain';
import type { Output } from '@flexpbx/domain/api';
import type { Clock } from '@flexpbx/runtime';
import { presentAgent, presentCounts, presentFigures } from './present.ts';

/** What figures are read from. */
export interface StatisticsParts {
  readonly database: Pick<Database, 'things' | 'queues'>;
  readonly clock: Clock;
}

/** A queue that was deleted has no seconds of its own any more. */
const otherwiseSeconds = 20;

/**
 * For how long the same figures are answered to whoever asks for them: they are added up from all events of a period, and many screens
 * show those of today.
 */
const sharedMs = 3_000;

/** What became of calls, by period. */
export class SharedStatistics {
  readonly #parts: StatisticsParts;
  readonly #shared = new Map<string, { readonly until: number; readonly statistics: Promise<QueueStatistics> }>();

  constructor(parts: StatisticsParts) {
    this.#parts = parts;
  }

  /** Of all queues when `queue` is null. */
  read(queue: string | null, period: Period): Promise<QueueStatistics> {
    const now = this.#parts.clock.now();
    for (const [key, { until }] of this.#shared) if (until <= now) this.#shared.delete(key);
    const key = [queue, period.from.getTime(), period.to.getTime()].join(' ');
    const shared = this.#shared.get(key);
    if (shared) return shared.statistics;
    const statistics = readStatistics(this.#parts.database, queue, period, now);
    this.#shared.set(key, { until: now + sharedMs, statistics });
    // Whoever asks after a fault asks the database again.
    statistics.catch(() => this.#shared.delete(key));
    return statistics;
  }
}

async function readStatistics(
  { things, queues }: StatisticsParts['database'],
  queue: string | null,
  period: Period,
  now: number,
): Promise<QueueStatistics> {
  const [configured, events] = await Promise.all([things.list('queue'), queues.figureEvents(period, queue)]);
  const within = new Map(configured.map(({ thing }) => [thing.number, thing.service_level_seconds]));
  const serviceLevelSeconds = (number: string) => within.get(number) ?? otherwiseSeconds;
  return queueStatistics(events, { period, now: new Date(now), serviceLevelSeconds });
}

/** Figures with the names of queues and agents, as the API shows them. Queues nobody called are there too. */
export async function presentStatistics(
  { things, extensions }: Pick<Database, 'things' | 'extensions'>,
  statistics: QueueStatistics,
  queue: string | null,
  period: Period,
): Promise<Output<'listQueueStatistics'>> {
  const [configured, people] = await Promise.all([things.list('queue'), extensions.list({})]);
  const queueNames = new Map(configured.map(({ thing }) => [thing.number, thing.name]));
  const agentNames = new Map(people.map(({ number, name }) => [number, name]));
  const all = [...new Set([...queueNames.keys(), ...statistics.queues.keys()])].sort();
  const nothing = queueStatistics([], { period, now: period.to, serviceLevelSeconds: () => otherwiseSeconds }).total;
  return {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    total: presentFigures(statistics.total),
    queues: (queue === null ? all : [queue]).map((number) => {
      const figures = presentFigures(statistics.queues.get(number) ?? nothing);
      return { number, name: queueNames.get(number) ?? null, ...figures };
    }),
    agents: [...statistics.agents].map(([agent, did]) => presentAgent(agent, agentNames.get(agent) ?? null, did)),
    hours: statistics.hours.map(({ from, ...counts }) => ({ from: from.toISOString(), ...presentCounts(counts) })),
  };
}

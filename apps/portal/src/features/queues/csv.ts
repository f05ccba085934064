import type { Output } from '@flexpbx/domain/api';
import type { Deliver } from '../../http/handler.ts';
import { csvCell } from '../call-records/csv.ts';

type Statistics = Output<'listQueueStatistics'>;
type Queue = Statistics['queues'][number];
type Agent = Statistics['agents'][number];
type Abandoned = Output<'listAbandonedCalls'>['items'][number];

/** What stands in each column, by its head. */
type Columns<Row> = Readonly<Record<string, (row: Row) => string | number | null>>;

/** Lengths of time are in whole seconds. */
const ofQueues: Columns<Queue> = {
  queue: ({ number }) => number,
  name: ({ name }) => name,
  offered: ({ offered }) => offered,
  answered: ({ answered }) => answered,
  abandoned: ({ abandoned }) => abandoned,
  overflowed: ({ overflowed }) => overflowed,
  waiting: ({ waiting }) => waiting,
  overflowed_too_long: ({ overflowed_because: because }) => because['too-long'],
  overflowed_full: ({ overflowed_because: because }) => because.full,
  overflowed_nobody_there: ({ overflowed_because: because }) => because['nobody-there'],
  overflowed_exit_key: ({ overflowed_because: because }) => because['exit-key'],
  overflowed_not_served: ({ overflowed_because: because }) => because['not-served'],
  service_level_percent: ({ service_level }) => service_level && Math.round(service_level * 1000) / 10,
  average_wait: ({ average_wait }) => whole(average_wait),
  longest_wait: ({ longest_wait }) => whole(longest_wait),
  talk_time: ({ talk_time }) => whole(talk_time),
  average_talk_time: ({ average_talk_time }) => whole(average_talk_time),
  transferred: ({ transferred }) => transferred,
  missed: ({ missed }) => missed,
};

const ofAgents: Columns<Agent> = {
  extension: ({ extension }) => extension,
  name: ({ name }) => name,
  answered: ({ answered }) => answered,
  missed: ({ missed }) => missed,
  transferred: ({ transferred }) => transferred,
  talk_time: ({ talk_time }) => whole(talk_time),
  average_talk_time: ({ average_talk_time }) => whole(average_talk_time),
  signed_in_time: ({ signed_in_time }) => whole(signed_in_time),
  paused_time: ({ paused }) => whole(paused.reduce((sum, { seconds }) => sum + seconds, 0)),
  paused_for: ({ paused }) => paused.map(({ reason, seconds }) => `${reason} ${whole(seconds)}`).join('; '),
};

const ofAbandoned: Columns<Abandoned> = {
  joined_at: ({ joined_at }) => joined_at,
  number: ({ number }) => number,
  name: ({ name }) => name,
  waited: ({ waited }) => whole(waited),
  position: ({ position }) => position,
  asked_for_callback: ({ callback }) => (callback ? 'yes' : 'no'),
};

/** A line for each queue. */
export function csvOfQueues({ queues }: Statistics): Deliver {
  return csvFile('queues.csv', ofQueues, queues);
}

/** A line for each agent of a queue. */
export function csvOfAgents(queue: string, { agents }: Statistics): Deliver {
  return csvFile(`queue-${queue}-agents.csv`, ofAgents, agents);
}

/** A line for each caller who hung up. */
export function csvOfAbandoned(queue: string, calls: readonly Abandoned[]): Deliver {
  return csvFile(`queue-${queue}-abandoned.csv`, ofAbandoned, calls);
}

function whole(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds);
}

/** As the call history: with a byte order mark, lines after RFC 4180, and no cell that a spreadsheet would run. */
function csvFile<Row>(name: string, columns: Columns<Row>, rows: readonly Row[]): Deliver {
  const lines = rows.map((row) => Object.values(columns).map((cell) => csvCell(cell(row))));
  const text = [Object.keys(columns), ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
  return async (response) => void response.attachment(name).send(`\ufeff${text}`);
}

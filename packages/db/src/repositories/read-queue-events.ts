import type { Period, QueueEvent } from '@flexpbx/domain';
import type { Rows } from '../client.ts';
import { queueEventColumn } from '../columns.ts';
import type { QueueEvent as Row } from '../generated/sqlite/client.ts';
import { readPageMark, writePageMark } from './page-mark.ts';
import { portions } from './portions.ts';

const ends = ['answered', 'abandoned', 'overflowed'];

/** A line of what happened, as it was written. */
export function eventOf({ key, queue, callId, at, event }: Row): QueueEvent {
  return { key, queue, callId, at, event: queueEventColumn.parse(event) };
}

/** See `QueueRepository.figureEvents`. */
export async function readFigureEvents(rows: Rows, period: Period, queue: string | null): Promise<QueueEvent[]> {
  const within = await rows.queueEvent.findMany({ where: { AND: [inPeriod(period), inQueue(queue)] } });
  const found = [
    ...(await lastOfAgents(rows, period.from, queue)),
    ...within,
    ...(await later(rows, within, period.to)),
  ];
  return found.sort((one, other) => one.at.getTime() - other.at.getTime() || one.id - other.id).map(eventOf);
}

/** What each agent’s state in each queue was when a period began: told by the last event before it. */
async function lastOfAgents(rows: Rows, from: Date, queue: string | null): Promise<Row[]> {
  const last = await rows.queueEvent.groupBy({
    by: ['agent', 'queue'],
    where: { AND: [{ callId: null, at: { lt: from } }, inQueue(queue)] },
    _max: { id: true },
  });
  const found: Row[] = [];
  for (const some of portions(last.flatMap(({ _max }) => _max.id ?? [])))
    found.push(...(await rows.queueEvent.findMany({ where: { id: { in: some } } })));
  return found;
}

/** What happened after a period to calls that joined in it and did not end there. */
async function later(rows: Rows, within: readonly Row[], to: Date): Promise<Row[]> {
  const open = new Set(within.flatMap(({ kind, callId }) => (kind === 'joined' && callId !== null ? [callId] : [])));
  for (const { kind, callId } of within) if (callId !== null && ends.includes(kind)) open.delete(callId);
  const found: Row[] = [];
  for (const some of portions([...open]))
    found.push(...(await rows.queueEvent.findMany({ where: { callId: { in: some }, at: { gte: to } } })));
  return found;
}

/** See `QueueRepository.eventPage`. */
export async function readEventPage(
  rows: Rows,
  period: Period,
  queue: string,
  { limit, before }: { limit: number; before: string | null },
): Promise<{ items: QueueEvent[]; next: string | null }> {
  const older = before === null ? [] : [olderThan(before)];
  const found = await rows.queueEvent.findMany({
    where: { AND: [inPeriod(period), inQueue(queue), ...older] },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next = found.length > limit && last ? writePageMark({ startedAt: last.at, id: String(last.id) }) : null;
  return { items: page.map(eventOf), next };
}

function olderThan(mark: string) {
  const { startedAt: at, id } = readPageMark(mark);
  // Somebody else's mark may hold anything: no row is older than one without a number.
  const last = /^\d{1,9}$/.test(id) ? Number(id) : 0;
  return { OR: [{ at: { lt: at } }, { at, id: { lt: last } }] };
}

function inPeriod({ from, to }: Period) {
  return { at: { gte: from, lt: to } };
}

/** What counts for all queues counts for each. */
function inQueue(queue: string | null) {
  return queue === null ? {} : { queue: { in: [queue, ''] } };
}

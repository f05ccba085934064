import { eventOfQueue, type QueueEvent } from '@flexpbx/domain';
import type { Rows } from '../client.ts';
import { insertNewRows } from '../insert-rows.ts';
import { portions } from './portions.ts';
import { writeEvents } from './write-events.ts';

/** Writes what is not known yet of what happened in queues, inside a transaction. Answers how many lines are new. */
export async function writeQueueEvents(rows: Rows, events: readonly QueueEvent[]): Promise<number> {
  let added = 0;
  for (const some of portions(events)) {
    const data = some.map(({ event, ...line }) => ({
      ...line,
      agent: 'agent' in event ? event.agent : null,
      kind: event.kind,
      event: JSON.stringify(event),
    }));
    added += await insertNewRows(rows, 'QueueEvent', data);
  }
  const told = events.map(eventOfQueue).filter((event) => event !== null);
  await writeEvents(rows, told);
  return added;
}

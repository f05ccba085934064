import type { Destination } from '../destination.ts';
import { type House, nameOf } from '../house.ts';
import type { Thing } from '../things/things.ts';
import { type NeededKind, neededBy, type Reference } from './reference.ts';

/** Who takes the calls of queues, what their callers hear, and where they go that nobody takes. */
export function queueReferences({ things }: House): Reference[] {
  return things.queue.flatMap((queue) => [
    ...queue.agents.map(({ extension }) =>
      reference(queue, 'agents', { kind: 'extension', key: extension }, `takes calls of ${queue.number}`),
    ),
    ...named(queue, 'greeting', 'prompt', `greets the callers of ${queue.number}`),
    ...named(queue, 'periodic_prompt', 'prompt', `heard again and again by who waits in ${queue.number}`),
    ...named(queue, 'music', 'music-class', `heard by who waits in ${queue.number}`),
    ...leading(queue, 'overflow', queue.overflow, `where calls to ${queue.number} go that no agent took`),
    ...(queue.exit_key === null
      ? []
      : leading(queue, 'exit_destination', queue.exit_destination, `where who leaves the queue ${queue.number} goes`)),
  ]);
}

type Queue = Thing<'queue'>;

function reference(queue: Queue, field: keyof Queue, to: Reference['to'], as: string): Reference {
  return { from: { kind: 'queue', key: queue.number, name: nameOf('queue', queue) }, field, to, as };
}

function named(queue: Queue, field: 'greeting' | 'periodic_prompt' | 'music', kind: NeededKind, as: string) {
  const key = queue[field];
  return key === null ? [] : [reference(queue, field, { kind, key }, as)];
}

function leading(queue: Queue, field: keyof Queue, destination: Destination, as: string): Reference[] {
  const to = neededBy(destination);
  return to ? [reference(queue, field, to, as)] : [];
}

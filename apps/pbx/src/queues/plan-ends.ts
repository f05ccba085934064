import type { QueueEvent } from '@flexpbx/domain';
import { queueEvent } from './open-queue.ts';

/**
 * The ends of calls that ended while nobody was there to see it. `goesOn` says which stays have somebody: they wait, are to be called
 * back, or their agent still talks. Nobody knows when the others ended; now is the latest.
 */
export function endsMissed(
  unfinished: readonly QueueEvent[],
  goesOn: (callId: string) => boolean,
  now: number,
): QueueEvent[] {
  const calls = Map.groupBy(unfinished, ({ callId }) => callId ?? '');
  return [...calls].flatMap(([callId, events]) => {
    const joined = events.find(({ event }) => event.kind === 'joined');
    return !joined || goesOn(callId) ? [] : [endOf(callId, joined, events, now)];
  });
}

function endOf(callId: string, joined: QueueEvent, events: readonly QueueEvent[], now: number): QueueEvent {
  const at = new Date(now);
  for (const { event, at: connectedAt } of events) {
    if (event.kind !== 'connected') continue;
    const { agent, waitedMs } = event;
    const talkedMs = now - connectedAt.getTime();
    return queueEvent(joined.queue, callId, at, { kind: 'answered', agent, waitedMs, talkedMs, transferred: false });
  }
  const callback = events.some(({ event }) => event.kind === 'callback-asked');
  const waitedMs = now - joined.at.getTime();
  return queueEvent(joined.queue, callId, at, { kind: 'abandoned', waitedMs, position: 1, callback });
}

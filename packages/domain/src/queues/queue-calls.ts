import type { OverflowReason, QueueCallEvent, QueueEvent } from './queue-event.ts';

/** What became of a caller. */
export type CallEnd =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'answered';
      readonly agent: string;
      readonly waitedMs: number;
      /** Null while they talk. */
      readonly talkedMs: number | null;
      readonly transferred: boolean;
    }
  | { readonly kind: 'abandoned'; readonly waitedMs: number; readonly position: number; readonly callback: boolean }
  | { readonly kind: 'overflowed'; readonly waitedMs: number; readonly because: OverflowReason };

/** One caller’s stay in a queue, from its events. */
export interface QueueCall {
  readonly queue: string;
  readonly callId: string;
  readonly joinedAt: Date;
  readonly callerNumber: string;
  readonly callerName: string;
  /** Agents who were rung and did not take it, as often as they were. */
  readonly missedBy: readonly string[];
  readonly end: CallEnd;
}

/** The calls whose joining is among `events`, which are in order of time; in the order they joined. */
export function queueCalls(events: readonly QueueEvent[]): QueueCall[] {
  const ofCalls = Map.groupBy(events, ({ callId }) => callId);
  ofCalls.delete(null);
  return [...ofCalls.values()].flatMap(callOf).sort((one, other) => one.joinedAt.getTime() - other.joinedAt.getTime());
}

function callOf(events: readonly QueueEvent[]): QueueCall[] {
  for (const { queue, callId, at, event } of events) {
    if (event.kind !== 'joined' || callId === null) continue;
    const { callerNumber, callerName } = event;
    const missedBy = events.flatMap(({ event: other }) => (other.kind === 'missed' ? [other.agent] : []));
    return [{ queue, callId, joinedAt: at, callerNumber, callerName, missedBy, end: endOf(events) }];
  }
  return [];
}

/** The first end counts: whatever is written behind it was written by somebody who did not know of it. */
function endOf(events: readonly QueueEvent[]): CallEnd {
  const kinds = events.map(({ event }) => event);
  const end = kinds.find(isEnd);
  if (end) return end;
  const connected = kinds.findLast((event) => event.kind === 'connected');
  if (!connected) return { kind: 'waiting' };
  const { agent, waitedMs } = connected;
  return { kind: 'answered', agent, waitedMs, talkedMs: null, transferred: false };
}

function isEnd(
  event: QueueEvent['event'],
): event is Extract<QueueCallEvent, { kind: Exclude<CallEnd['kind'], 'waiting'> }> {
  return event.kind === 'answered' || event.kind === 'abandoned' || event.kind === 'overflowed';
}

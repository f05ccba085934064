import type { Period } from './period.ts';
import type { QueueCall } from './queue-calls.ts';
import type { QueueAgentEvent, QueueEvent } from './queue-event.ts';

/** What one agent did in a period. */
export interface AgentFigures {
  /** Calls of the period that the agent talked in. */
  readonly answered: number;
  /** See `QueueFigures.talkMs`. */
  readonly talkMs: number;
  /** Null when no call that was answered is over. */
  readonly averageTalkMs: number | null;
  readonly transferred: number;
  readonly missed: number;
  /**
   * How long the agent was signed in by hand, to any queue; being so to two at once counts once. Agents who always are have no such time.
   */
  readonly signedInMs: number;
  /** How long a pause lasted, whether signed in or not: by the reasons given, longest first. */
  readonly paused: readonly { readonly reason: string; readonly ms: number }[];
}

/** Some time, in ms since 1970. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** What agents did: their part in `calls`, and how long they were signed in and paused within `within`. */
export function agentFigures(
  events: readonly QueueEvent[],
  calls: readonly QueueCall[],
  within: Period,
): Map<string, AgentFigures> {
  const ofAgents = Map.groupBy(events.flatMap(agentEvent), ({ event }) => event.agent);
  const answers = Map.groupBy(
    calls.flatMap(({ end }) => (end.kind === 'answered' ? [end] : [])),
    ({ agent }) => agent,
  );
  const missed = Map.groupBy(
    calls.flatMap(({ missedBy }) => missedBy),
    (agent) => agent,
  );
  const numbers = [...new Set([...ofAgents.keys(), ...answers.keys(), ...missed.keys()])].sort();
  const figures = numbers.map((agent): [string, AgentFigures] => {
    const own = answers.get(agent) ?? [];
    const talks = own.flatMap(({ talkedMs }) => talkedMs ?? []);
    const talkMs = talks.reduce((one, other) => one + other, 0);
    const happened = ofAgents.get(agent) ?? [];
    return [
      agent,
      {
        answered: own.length,
        talkMs,
        averageTalkMs: talks.length === 0 ? null : talkMs / talks.length,
        transferred: own.filter(({ transferred }) => transferred).length,
        missed: missed.get(agent)?.length ?? 0,
        signedInMs: lengthOf(signedIn(happened, within)),
        paused: pauses(happened, within),
      },
    ];
  });
  return new Map(figures.filter(([, agent]) => didAnything(agent)));
}

interface AgentEvent {
  readonly queue: string;
  readonly at: number;
  readonly event: QueueAgentEvent;
}

function agentEvent({ queue, at, event }: QueueEvent): AgentEvent[] {
  switch (event.kind) {
    case 'signed-in':
    case 'signed-out':
    case 'paused':
    case 'resumed':
      return [{ queue, at: at.getTime(), event }];
    default:
      return [];
  }
}

function signedIn(events: readonly AgentEvent[], within: Period): Span[] {
  const ofQueues = Map.groupBy(events, ({ queue }) => queue);
  return [...ofQueues.values()].flatMap((own) => spans(own.flatMap(signing), within));
}

function signing({ at, event }: AgentEvent): Change[] {
  if (event.kind === 'signed-in') return [{ at, what: event.kind }];
  return event.kind === 'signed-out' ? [{ at, what: null }] : [];
}

function pauses(events: readonly AgentEvent[], within: Period): AgentFigures['paused'] {
  const byReason = Map.groupBy(spans(events.flatMap(pausing), within), ({ what }) => what);
  return [...byReason]
    .map(([reason, own]) => ({ reason, ms: lengthOf(own) }))
    .sort((one, other) => other.ms - one.ms || (one.reason < other.reason ? -1 : 1));
}

function pausing({ at, event }: AgentEvent): Change[] {
  if (event.kind === 'paused') return [{ at, what: event.reason }];
  return event.kind === 'resumed' ? [{ at, what: null }] : [];
}

/** From when on something was so; null: nothing was. */
interface Change {
  readonly at: number;
  readonly what: string | null;
}

/** The spans between changes, in order of time, in which there was something; cut at the edges of a period. */
function spans(changes: readonly Change[], { from, to }: Period): (Span & { what: string })[] {
  return changes.flatMap(({ at, what }, index) => {
    const span = {
      from: Math.max(at, from.getTime()),
      to: Math.min(changes[index + 1]?.at ?? Number.POSITIVE_INFINITY, to.getTime()),
    };
    return what !== null && span.from < span.to ? [{ ...span, what }] : [];
  });
}

/** How long at least one of some spans lasts, in ms. */
function lengthOf(some: readonly Span[]): number {
  let length = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, to } of some.toSorted((one, other) => one.from - other.from)) {
    length += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return length;
}

function didAnything({ answered, missed, signedInMs, paused }: AgentFigures): boolean {
  return answered + missed + signedInMs + paused.length > 0;
}

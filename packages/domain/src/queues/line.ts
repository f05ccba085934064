import type { Queue } from '../things/queue.ts';
import type { AgentState } from './live-queue.ts';
import type { MissedReason, OverflowReason } from './queue-event.ts';

/** A queue with those who wait in it and those who take their calls; what {@link decideQueue} decides on. */
export interface QueueLine {
  readonly queue: Queue;
  /** In the order they are served. */
  readonly callers: readonly CallerInLine[];
  /** In the queue’s order. */
  readonly agents: readonly AgentInLine[];
  /** Whom `round_robin` rang last. */
  readonly lastRung: string | null;
}

/** Somebody who waits, or for whom an agent rings. */
export interface CallerInLine {
  readonly id: string;
  readonly joinedAt: number;
  /** Those with more stand before those with less, however long these have waited; 0: as most do. */
  readonly priority: number;
  /** Has hung up and keeps the place; see {@link calledBackUntil}. */
  readonly isCallback: boolean;
  /** Not to be offered before. */
  readonly dueAt: number;
  /** The agents whose phones ring for it. */
  readonly rung: readonly { readonly agent: string; readonly since: number }[];
  /** Who let it ring; somebody who did twice stands in it twice. */
  readonly missedBy: readonly string[];
}

/** An agent of the queue. */
export interface AgentInLine {
  readonly extension: string;
  /** 1 is rung first. */
  readonly tier: number;
  readonly state: AgentState;
  /** Not rung before; after a call it did not take. */
  readonly restsUntil: number;
  /** Calls of this queue. */
  readonly callsTaken: number;
  /** When its last call of this queue ended; 0: none. */
  readonly lastCallAt: number;
  readonly missedInARow: number;
}

/** What an agent has done for a queue before. */
export type AgentRecord = Pick<AgentInLine, 'extension' | 'callsTaken' | 'lastCallAt'>;

/** What happens to a queue. */
export type LineEvent =
  /** Time has passed. */
  | { readonly kind: 'time' }
  /** `isBack`: it waited before, and only our side of it was interrupted. Nobody sends it away for that. */
  | {
      readonly kind: 'joined';
      readonly caller: Pick<CallerInLine, 'id' | 'joinedAt' | 'priority' | 'isCallback' | 'dueAt'>;
      readonly isBack: boolean;
    }
  /** A caller hung up, or has gone on by a key. */
  | { readonly kind: 'left'; readonly caller: string }
  /** What an agent does now has changed. */
  | { readonly kind: 'agent'; readonly agent: string; readonly state: AgentState }
  /** The phone of an agent that rings for a caller was picked up. */
  | { readonly kind: 'answered'; readonly caller: string; readonly agent: string }
  /** That phone rings no more, and nobody picked it up. */
  | { readonly kind: 'missed'; readonly caller: string; readonly agent: string; readonly because: MissedReason }
  /** An agent's call of this queue is over. */
  | { readonly kind: 'talked'; readonly agent: string }
  /** Somebody edited the queue. */
  | { readonly kind: 'edited'; readonly queue: Queue };

/** What is to be done, in this order. */
export type LineEffect =
  /** Ring the agent's phone for the caller. */
  | { readonly kind: 'offer'; readonly caller: string; readonly agent: string }
  /** Stop the ringing, or hang up who answered. */
  | {
      readonly kind: 'withdraw';
      readonly caller: string;
      readonly agent: string;
      readonly because: 'answered-elsewhere' | 'no-answer' | 'caller-left';
    }
  /** An agent did not take a call; `mustPause`: once too often. */
  | {
      readonly kind: 'missed';
      readonly caller: string;
      readonly agent: string;
      readonly because: MissedReason;
      readonly rangMs: number;
      readonly mustPause: boolean;
    }
  /** Let them talk. The caller stands in the line no more. */
  | { readonly kind: 'connect'; readonly caller: string; readonly agent: string; readonly rangMs: number }
  /** Send the caller on, who stands in the line no more. */
  | { readonly kind: 'overflow'; readonly caller: string; readonly because: OverflowReason }
  /** Call somebody back no more, who stands in the line no more. */
  | { readonly kind: 'give-up'; readonly caller: string };

/** What comes of an event. */
export interface LineStep {
  readonly line: QueueLine;
  readonly effects: readonly LineEffect[];
  /** When to say that time has passed; null: only somebody’s doing changes anything. */
  readonly wakeAt: number | null;
}

/** A queue in which nobody waits, with agents of whom nothing is known yet. */
export function emptyLine(queue: Queue, records: readonly AgentRecord[]): QueueLine {
  const recordOf = new Map(records.map((record) => [record.extension, record]));
  const agents = queue.agents.map(({ extension, priority }) => ({
    ...newAgent(extension, priority),
    ...recordOf.get(extension),
  }));
  return { queue, callers: [], agents, lastRung: null };
}

/** Until when somebody who joined a queue then, and hung up, is called back. */
export function calledBackUntil({ callback_hours: hours }: Pick<Queue, 'callback_hours'>, joinedAt: number): number {
  return joinedAt + hours * 3_600_000;
}

/** The agents of a queue as it was edited; who stays one keeps its record. */
export function agentsAfterEdit(before: readonly AgentInLine[], queue: Queue): AgentInLine[] {
  const known = new Map(before.map((one) => [one.extension, one]));
  return queue.agents.map(({ extension, priority }) => ({
    ...(known.get(extension) ?? newAgent(extension, priority)),
    tier: priority,
  }));
}

function newAgent(extension: string, tier: number): AgentInLine {
  return {
    ...{ extension, tier, state: 'signed-out', restsUntil: 0 },
    ...{ callsTaken: 0, lastCallAt: 0, missedInARow: 0 },
  };
}

/** Whether callers are not let in, or sent away, because of nobody's being there. */
export function isEmpty(rule: Queue['refuse_when'], agents: readonly AgentInLine[]): boolean {
  if (rule === 'never') return false;
  const absent: readonly AgentState[] = rule === 'no-agents' ? ['signed-out'] : cannotTakeCalls;
  return agents.every(({ state }) => absent.includes(state));
}

const cannotTakeCalls: readonly AgentState[] = ['signed-out', 'unreachable', 'do-not-disturb', 'paused'];

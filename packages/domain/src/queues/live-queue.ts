/** What an agent of a queue does now. `unreachable`: no phone registered; `busy`: talks, but not for a queue. */
export const agentStates = [
  'signed-out',
  'unreachable',
  'do-not-disturb',
  'paused',
  'wrapping-up',
  'busy',
  'ringing',
  'talking',
  'free',
] as const;

/** See {@link agentStates}. */
export type AgentState = (typeof agentStates)[number];

/** An agent, as a queue sees it. */
export interface LiveAgent {
  readonly extension: string;
  readonly state: AgentState;
  readonly since: Date;
  /** Why paused; empty otherwise. */
  readonly pauseReason: string;
  /** Whom the agent rings or talks for: {@link WaitingCaller.id} in this or another queue; null otherwise. */
  readonly callId: string | null;
  /** The channel of the agent’s phone that talks for a queue, by name; null otherwise. Supervisors listen there. */
  readonly channel: string | null;
}

/** Somebody who waits. */
export interface WaitingCaller {
  /** See `QueueEvent.callId`. */
  readonly id: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly joinedAt: Date;
  /** See `InboundRoute.queue_priority`. */
  readonly priority: number;
  /** Has hung up and keeps the place. */
  readonly isCallback: boolean;
}

/** A queue as call control sees it. */
export interface LiveQueue {
  readonly number: string;
  /** In the order they are served. */
  readonly waiting: readonly WaitingCaller[];
  readonly agents: readonly LiveAgent[];
}

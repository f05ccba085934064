/** Whether an agent takes calls, as people set it: by phone, in the portal or by the API. */
export interface AgentPresence {
  readonly extension: string;
  /** Numbers of the queues the agent is signed in to, besides those where it always is. */
  readonly queues: readonly string[];
  /** Null: not paused. A pause counts for all queues. */
  readonly pause: AgentPause | null;
}

/** See {@link AgentPresence.pause}. */
export interface AgentPause {
  readonly reason: string;
  readonly since: Date;
  /** Because calls were missed. */
  readonly automatic: boolean;
}

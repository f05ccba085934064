/** Why a caller of a queue was sent on without having talked to an agent. */
export type OverflowReason = 'too-long' | 'full' | 'nobody-there' | 'exit-key' | 'not-served';

/** How the calls an agent did not take ended. */
export type MissedReason = 'no-answer' | 'refused' | 'unreachable';

/** What can happen to a caller of a queue. Every call is `joined` once, and ends with one of the last four. */
export type QueueCallEvent =
  | { readonly kind: 'joined'; readonly callerNumber: string; readonly callerName: string }
  /** An agent was rung for the call and did not take it. */
  | { readonly kind: 'missed'; readonly agent: string; readonly because: MissedReason; readonly rangMs: number }
  /** The caller hung up and is called back when it is their turn, at this number. */
  | { readonly kind: 'callback-asked'; readonly number: string }
  /** An agent and the caller talk. Not an end yet. */
  | { readonly kind: 'connected'; readonly agent: string; readonly waitedMs: number; readonly rangMs: number }
  /** The agent’s part is over. `transferred`: the caller talks on with somebody else. */
  | {
      readonly kind: 'answered';
      readonly agent: string;
      readonly waitedMs: number;
      readonly talkedMs: number;
      readonly transferred: boolean;
    }
  /** The caller hung up, or could not be called back. `position`: 1 would have been next. */
  | { readonly kind: 'abandoned'; readonly waitedMs: number; readonly position: number; readonly callback: boolean }
  | { readonly kind: 'overflowed'; readonly waitedMs: number; readonly because: OverflowReason };

/** What can happen to an agent. */
export type QueueAgentEvent =
  | { readonly kind: 'signed-in'; readonly agent: string }
  | { readonly kind: 'signed-out'; readonly agent: string }
  /** `reason`: in the agent’s words, or ours when calls were missed. */
  | { readonly kind: 'paused'; readonly agent: string; readonly reason: string; readonly automatic: boolean }
  | { readonly kind: 'resumed'; readonly agent: string };

/** One line of what happened in a queue. Never changed once it is written. */
export interface QueueEvent {
  /** What it is known by: written again, it is the same one. */
  readonly key: string;
  /** Empty for a pause and its end: they count for all queues. */
  readonly queue: string;
  /**
   * One caller’s stay in one queue: Asterisk’s unique id of the channel, `@` and when it joined, in ms. Who comes again
   * later is another one. Null for what happens to agents.
   */
  readonly callId: string | null;
  readonly at: Date;
  readonly event: QueueCallEvent | QueueAgentEvent;
}

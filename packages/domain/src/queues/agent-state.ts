import type { AgentState } from './live-queue.ts';

/** What is known of an agent, whatever the queue. */
export interface AgentFacts {
  /** A phone of the extension can be reached. */
  readonly isReachable: boolean;
  readonly isUndisturbed: boolean;
  readonly isPaused: boolean;
  /** A phone of the extension has a call that is none of a queue’s. */
  readonly isBusy: boolean;
  /** Has, or had a moment ago, a call of any queue. */
  readonly engagement: 'ringing' | 'talking' | 'wrapping-up' | null;
}

/** What an agent does, as a queue sees it where it is signed in or not. Who has a call goes on with it, whatever was said meanwhile. */
export function agentState(facts: AgentFacts, isSignedIn: boolean): AgentState {
  const { engagement } = facts;
  if (engagement === 'talking' || engagement === 'ringing') return engagement;
  if (!isSignedIn) return 'signed-out';
  if (!facts.isReachable) return 'unreachable';
  if (facts.isUndisturbed) return 'do-not-disturb';
  if (facts.isPaused) return 'paused';
  if (engagement === 'wrapping-up') return engagement;
  return facts.isBusy ? 'busy' : 'free';
}

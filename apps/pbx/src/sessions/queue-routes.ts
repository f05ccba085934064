import { type AgentCodeParts, agentCode, agentCodes } from '../flows/agent-code.ts';
import { callBackFromQueue } from '../flows/call-back-from-queue.ts';
import type { QueueParts } from '../flows/queue-parts.ts';
import { type Arrival, waitInQueue } from '../flows/wait-in-queue.ts';
import { callbackArgument } from '../queues/callback-place.ts';
import { hangUp, ringAgentsNatively } from './flow-result.ts';
import type { Route } from './sessions.ts';

/**
 * The way of a call that came to a queue: `queue,<number>,<since>,<priority>`. `since` is empty but where it has been there and nobody
 * could talk to it. Null for anything else.
 */
export function queueRoute(
  [name, queue = '', since = '', priority = '']: readonly string[],
  parts: QueueParts,
): Route | null {
  if (name !== 'queue' || !/^\d+$/.test(queue)) return null;
  const arrival = { queue, since: /^\d+$/.test(since) ? Number(since) : parts.now(), priority: priorityIn(priority) };
  return waitingRoute({ ...arrival, stay: null }, parts);
}

/** A priority as a channel carries it; most carry none. */
export function priorityIn(text: string): number {
  return /^\d{1,2}$/.test(text) ? Number(text) : 0;
}

/** An agent's phone that was picked up for somebody who is to be called back. Null for anything else. */
export function callbackRoute([name, legId = '']: readonly string[], parts: QueueParts): Route | null {
  if (name !== callbackArgument) return null;
  return { name, flow: (call) => callBackFromQueue(call, legId, parts), fallback: hangUp };
}

/** An agent's phone that dialled one of {@link agentCodes}: `queue-login,<extension>`. Null for anything else. */
export function agentRoute([name, extension = '']: readonly string[], parts: AgentCodeParts): Route | null {
  const code = agentCodes.find((one) => one === name);
  if (!code || !/^\d+$/.test(extension)) return null;
  return { name: code, flow: (call) => agentCode(call, { extension, code }, parts), fallback: hangUp };
}

/** Waiting in a queue. */
export function waitingRoute(arrival: Arrival, parts: QueueParts): Route {
  return {
    name: 'queue',
    flow: (call) => waitInQueue(call, arrival, parts),
    fallback: ringAgentsNatively(arrival.queue),
    stage: { state: 'queue', place: arrival.queue, since: new Date(arrival.since) },
  };
}

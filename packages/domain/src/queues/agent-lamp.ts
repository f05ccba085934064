import type { Queue } from '../things/queue.ts';
import type { AgentPresence } from './agent-presence.ts';

/** What the lamp of an agent shows: no calls of queues are taken, they are, or they are not for a while. */
export type AgentLamp = 'out' | 'in' | 'paused';

/** What pressing the lamp's key does. */
export type AgentLampKey = 'sign-in' | 'sign-out' | 'pause' | 'resume';

/** The extensions that are agents of any queue, by number. */
export function agentNumbers(queues: readonly Pick<Queue, 'agents'>[]): readonly string[] {
  return [...new Set(queues.flatMap(({ agents }) => agents.map(({ extension }) => extension)))].sort();
}

/** What an agent's lamp shows. Signed in to one queue is signed in; a pause counts for all of them. */
export function agentLamp(queues: readonly Queue[], { extension, queues: signedIn, pause }: AgentPresence): AgentLamp {
  const mine = membershipsOf(queues, extension);
  if (!mine.some(({ number, always }) => always || signedIn.includes(number))) return 'out';
  return pause === null ? 'in' : 'paused';
}

/** What pressing an agent's key does. Who always takes calls of a queue can't sign out of it: the key is for pauses then. */
export function agentLampKey(queues: readonly Queue[], presence: AgentPresence): AgentLampKey {
  switch (agentLamp(queues, presence)) {
    case 'out':
      return 'sign-in';
    case 'paused':
      return 'resume';
    case 'in':
      return membershipsOf(queues, presence.extension).some(({ always }) => always) ? 'pause' : 'sign-out';
  }
}

/** The queues an extension is an agent of. */
export function membershipsOf(
  queues: readonly Queue[],
  extension: string,
): readonly { readonly number: string; readonly always: boolean }[] {
  return queues.flatMap(({ number, agents }) => {
    const me = agents.find((agent) => agent.extension === extension);
    return me ? [{ number, always: me.always }] : [];
  });
}

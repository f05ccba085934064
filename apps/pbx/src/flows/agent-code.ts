import type { Call } from '@flexpbx/call';
import type { AgentRepository } from '@flexpbx/db';
import type { AgentPresence, Queue } from '@flexpbx/domain';
import { type FlowResult, hangUp } from '../sessions/flow-result.ts';

/** What signing in and out by phone works with. */
export interface AgentCodeParts {
  readonly agents: Pick<AgentRepository, 'find' | 'signIn' | 'signOut' | 'resume'>;
  readonly queues: () => readonly Queue[];
  /** Counts at once, before anybody reads it. */
  readonly changed: (presence: AgentPresence) => void;
}

/** Signs the phone that calls in to all its queues, or out. Signing in also ends a pause that missed calls had led to. */
export async function agentCode(
  call: Call,
  { extension, signsIn }: { readonly extension: string; readonly signsIn: boolean },
  { agents, queues, changed }: AgentCodeParts,
): Promise<FlowResult> {
  await call.answer();
  const mine = queues().flatMap(({ number, agents }) => {
    const me = agents.find((agent) => agent.extension === extension);
    return me ? [{ number, always: me.always }] : [];
  });
  const numbers = mine.filter(({ always }) => !always).map(({ number }) => number);
  if (signsIn ? mine.length === 0 : numbers.length === 0) {
    await call.play('sound:feature-not-avail-line');
    return hangUp;
  }
  const actor = `phone:${extension}`;
  if (signsIn && (await agents.find(extension)).pause?.automatic) await agents.resume(extension, actor);
  changed(await agents[signsIn ? 'signIn' : 'signOut'](extension, numbers, actor));
  await call.play(signsIn ? 'sound:agent-loginok' : 'sound:agent-loggedoff');
  return hangUp;
}

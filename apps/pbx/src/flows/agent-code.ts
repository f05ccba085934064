import type { Call } from '@flexpbx/call';
import type { AgentRepository } from '@flexpbx/db';
import { type AgentLampKey, type AgentPresence, agentLampKey, membershipsOf, type Queue } from '@flexpbx/domain';
import { type FlowResult, hangUp } from '../sessions/flow-result.ts';

/** What signing in and out by phone works with. */
export interface AgentCodeParts {
  readonly agents: Pick<AgentRepository, 'find' | 'signIn' | 'signOut' | 'pause' | 'resume'>;
  readonly queues: () => readonly Queue[];
  /** Counts at once, before anybody reads it. */
  readonly changed: (presence: AgentPresence) => void;
}

/** Codes that agents dial; `queue-key` is that of the lamp key, which does what is next. */
export const agentCodes = ['queue-login', 'queue-logout', 'queue-key'] as const;

/** See {@link agentCodes}. */
export type AgentCode = (typeof agentCodes)[number];

/**
 * Signs the phone that calls in to all its queues, or out, or has it pause. Signing in also ends a pause that missed calls had led
 * to.
 */
export async function agentCode(
  call: Call,
  { extension, code }: { readonly extension: string; readonly code: AgentCode },
  parts: AgentCodeParts,
): Promise<FlowResult> {
  await call.answer();
  const mine = membershipsOf(parts.queues(), extension);
  const byHand = mine.filter(({ always }) => !always).map(({ number }) => number);
  const isInVain = code === 'queue-logout' ? byHand.length === 0 : mine.length === 0;
  if (isInVain) {
    await call.play('sound:feature-not-avail-line');
    return hangUp;
  }
  const wanted = await wantedBy(code, extension, parts);
  parts.changed(await change(wanted, extension, byHand, parts));
  await call.play(confirmations[wanted]);
  return hangUp;
}

/** Asterisk has no words for a pause: it tells that no calls come. */
const confirmations = {
  'sign-in': 'sound:agent-loginok',
  'sign-out': 'sound:agent-loggedoff',
  pause: 'sound:agent-loggedoff',
  resume: 'sound:agent-loginok',
} as const satisfies Record<AgentLampKey, string>;

async function wantedBy(code: AgentCode, extension: string, { agents, queues }: AgentCodeParts): Promise<AgentLampKey> {
  if (code === 'queue-key') return agentLampKey(queues(), await agents.find(extension));
  return code === 'queue-login' ? 'sign-in' : 'sign-out';
}

async function change(
  wanted: AgentLampKey,
  extension: string,
  byHand: readonly string[],
  { agents }: AgentCodeParts,
): Promise<AgentPresence> {
  const actor = `phone:${extension}`;
  switch (wanted) {
    case 'sign-in':
      if ((await agents.find(extension)).pause?.automatic) await agents.resume(extension, actor);
      return agents.signIn(extension, byHand, actor);
    case 'sign-out':
      return agents.signOut(extension, byHand, actor);
    case 'pause':
      return agents.pause(extension, { reason: 'By phone', automatic: false }, actor);
    case 'resume':
      return agents.resume(extension, actor);
  }
}

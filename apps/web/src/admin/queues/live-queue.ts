import { IconCircleCheck, IconClockHour4, IconUsersMinus } from '@tabler/icons-react';
import type { Output } from '../../api/client.ts';
import type { Badge } from '../../design/state-badge.tsx';

/** A queue as it stands. */
export type LiveQueue = Output<'getLiveQueue'>;
/** An agent, as its queue sees it. */
export type LiveAgent = LiveQueue['agents'][number];

/** How many agents are signed in, and how many of them are free. */
export function agentCounts({ agents }: Pick<LiveQueue, 'agents'>): { free: number; signedIn: number } {
  const of = (keep: (agent: LiveAgent) => boolean) => agents.filter(keep).length;
  return { free: of(({ state }) => state === 'free'), signedIn: of(({ state }) => state !== 'signed-out') };
}

/** "2 free of 5 signed in" */
export function agentWords(queue: Pick<LiveQueue, 'agents'>): string {
  const { free, signedIn } = agentCounts(queue);
  return signedIn === 0 ? 'Nobody is signed in' : `${free} free of ${signedIn} signed in`;
}

/** "5 signed in, 1 of them paused" */
export function signedInWords({ agents }: Pick<LiveQueue, 'agents'>): string {
  const { signedIn } = agentCounts({ agents });
  if (signedIn === 0) return 'Nobody is signed in';
  const paused = agents.filter(({ state }) => state === 'paused').length;
  return paused === 0 ? `${signedIn} signed in` : `${signedIn} signed in, ${paused} of them paused`;
}

/** How many wait: "Nobody", "1 caller", "3 callers". */
export function waitingWords({ waiting }: Pick<LiveQueue, 'waiting'>): string {
  if (waiting.length === 0) return 'Nobody';
  return waiting.length === 1 ? '1 caller' : `${waiting.length} callers`;
}

/** When whoever waits longest came; null: nobody waits. */
export function waitingSince({ waiting }: Pick<LiveQueue, 'waiting'>): string | null {
  return waiting.reduce<string | null>((first, { joined_at: at }) => (first === null || at < first ? at : first), null);
}

/** How a queue does, in one glance. */
export function queueBadge(queue: LiveQueue): Badge {
  const { signedIn } = agentCounts(queue);
  if (signedIn === 0) return { tone: 'bad', icon: IconUsersMinus, label: 'Nobody is signed in' };
  if (queue.waiting.length > 0) return { tone: 'warn', icon: IconClockHour4, label: 'Callers wait' };
  return { tone: 'good', icon: IconCircleCheck, label: 'Nobody waits' };
}

/** Sentence for a queue in which somebody begins to wait, or nobody does any more: not for each caller, who come often. */
export function tellQueueChange(before: LiveQueue | undefined, after: LiveQueue | undefined): string | null {
  if (!before || !after || before.waiting.length > 0 === after.waiting.length > 0) return null;
  const name = `${after.number} ${after.name ?? ''}`.trim();
  return after.waiting.length > 0 ? `${name}: somebody waits.` : `${name}: nobody waits any more.`;
}

/** Sentence for one queue that is looked at: how many wait. */
export function tellWaiting(before: LiveQueue | undefined, after: LiveQueue | undefined): string | null {
  if (!before || !after || before.waiting.length === after.waiting.length) return null;
  const count = waitingWords(after);
  return `${count} ${after.waiting.length > 1 ? 'wait' : 'waits'}.`;
}

/** An agent by name, else by number. */
export function agentName({ name, extension }: Pick<LiveAgent, 'name' | 'extension'>): string {
  return name ?? extension;
}

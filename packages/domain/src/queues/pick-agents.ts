import type { Shuffle } from '../ring-groups/plans.ts';
import type { AgentInLine, CallerInLine, QueueLine } from './line.ts';

/**
 * Whom to ring for a caller now: one agent, or with `ring_all` everybody; nobody when nobody is free.
 *
 * An agent who let this very caller ring comes after all who did not, so that a caller nobody wants meets each of them before
 * anybody twice. Then those of a lower tier come first. Only among those left the strategy counts.
 */
export function pickAgents(line: QueueLine, caller: CallerInLine, now: number, shuffled: Shuffle): readonly string[] {
  const { strategy } = line.queue;
  if (caller.rung.length > 0 && strategy !== 'ring_all') return [];
  const free = line.agents.filter(({ state, restsUntil }) => state === 'free' && restsUntil <= now);
  const rung = line.agents.filter(({ extension }) => caller.rung.some(({ agent }) => agent === extension));
  const rankOf = (agent: AgentInLine) => rank(agent, caller);
  // More join in while others ring, as long as these would have been rung with the first.
  const best = Math.min(...(rung.length > 0 ? rung : free).map(rankOf));
  const candidates = free.filter((agent) => (rung.length > 0 ? rankOf(agent) <= best : rankOf(agent) === best));
  if (strategy === 'ring_all') return candidates.map(({ extension }) => extension);
  const [first] = inOrder(candidates, line, shuffled);
  return first ? [first.extension] : [];
}

// Above any tier.
const missedOnce = 100;

function rank({ extension, tier }: AgentInLine, { missedBy }: CallerInLine): number {
  return missedBy.filter((agent) => agent === extension).length * missedOnce + tier;
}

function inOrder(agents: readonly AgentInLine[], line: QueueLine, shuffled: Shuffle): readonly AgentInLine[] {
  switch (line.queue.strategy) {
    case 'ring_all':
    case 'priority':
      return agents;
    case 'round_robin':
      return behind(agents, line);
    case 'least_recent':
      return agents.toSorted((one, other) => one.lastCallAt - other.lastCallAt);
    case 'fewest_calls':
      return agents.toSorted((one, other) => one.callsTaken - other.callsTaken || one.lastCallAt - other.lastCallAt);
    case 'random':
      return shuffled(agents);
    default:
      return line.queue.strategy satisfies never;
  }
}

/** Those who stand behind the one that was rung last come first. */
function behind(agents: readonly AgentInLine[], { agents: all, lastRung }: QueueLine): readonly AgentInLine[] {
  const last = all.findIndex(({ extension }) => extension === lastRung);
  const isBehind = (agent: AgentInLine) => all.indexOf(agent) > last;
  return [...agents.filter(isBehind), ...agents.filter((agent) => !isBehind(agent))];
}

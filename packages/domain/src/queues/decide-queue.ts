import type { Shuffle } from '../ring-groups/plans.ts';
import {
  type AgentInLine,
  agentsAfterEdit,
  type CallerInLine,
  calledBackUntil,
  isEmpty,
  type LineEffect,
  type LineEvent,
  type LineStep,
  type QueueLine,
} from './line.ts';
import { pickAgents } from './pick-agents.ts';
import type { MissedReason, OverflowReason } from './queue-event.ts';

/** How long an agent who did not take a call is not rung again by the same queue: a phone that is declined must not ring on. */
export const restAfterMissMs = 5_000;

/**
 * What to do after something has happened. An agent who was withdrawn from a caller, or missed a call, is not rung again before
 * an `agent` event says that it is free: only then its phone has fallen silent.
 */
export function decideQueue(before: QueueLine, event: LineEvent, now: number, shuffled: Shuffle): LineStep {
  const step = new Deciding(before, now);
  take(step, event);
  sendAway(step);
  stopRinging(step);
  offer(step, shuffled);
  return { line: step.line, effects: step.effects, wakeAt: wakeAt(step.line, now) };
}

/** One decision while it is being made. */
class Deciding {
  line: QueueLine;
  readonly now: number;
  readonly effects: LineEffect[] = [];

  constructor(line: QueueLine, now: number) {
    this.line = line;
    this.now = now;
  }

  caller(id: string): CallerInLine | undefined {
    return this.line.callers.find((one) => one.id === id);
  }

  setCaller(id: string, change: Partial<CallerInLine>): void {
    const callers = this.line.callers.map((one) => (one.id === id ? { ...one, ...change } : one));
    this.line = { ...this.line, callers };
  }

  setAgent(extension: string, change: (agent: AgentInLine) => Partial<AgentInLine>): void {
    const agents = this.line.agents.map((one) => (one.extension === extension ? { ...one, ...change(one) } : one));
    this.line = { ...this.line, agents };
  }

  /** Takes a caller out of the line; phones that ring for it stop, but for one. */
  remove(caller: CallerInLine, because: 'answered-elsewhere' | 'caller-left', except: string | null): void {
    for (const { agent } of caller.rung)
      if (agent !== except) this.effects.push({ kind: 'withdraw', caller: caller.id, agent, because });
    this.line = { ...this.line, callers: this.line.callers.filter((one) => one !== caller) };
  }

  overflow(caller: CallerInLine, because: OverflowReason): void {
    this.remove(caller, 'caller-left', null);
    this.effects.push({ kind: 'overflow', caller: caller.id, because });
  }

  giveUp(caller: CallerInLine): void {
    this.remove(caller, 'caller-left', null);
    this.effects.push({ kind: 'give-up', caller: caller.id });
  }
}

function take(step: Deciding, event: LineEvent): void {
  switch (event.kind) {
    case 'time':
      break;
    case 'joined':
      join(step, event);
      break;
    case 'left': {
      const caller = step.caller(event.caller);
      if (caller) step.remove(caller, 'caller-left', null);
      break;
    }
    case 'agent':
      step.setAgent(event.agent, () => ({ state: event.state }));
      break;
    case 'answered':
      answer(step, event.caller, event.agent);
      break;
    case 'missed':
      miss(step, event.caller, event.agent, event.because);
      break;
    case 'talked':
      step.setAgent(event.agent, () => ({ lastCallAt: step.now }));
      break;
    case 'edited':
      step.line = { ...step.line, queue: event.queue, agents: agentsAfterEdit(step.line.agents, event.queue) };
      break;
    default:
      event satisfies never;
  }
}

/** Among those of the same priority everybody stands behind those who came before; who comes back after an interruption too. */
function join(step: Deciding, { caller, isBack }: Extract<LineEvent, { kind: 'joined' }>): void {
  const { queue, callers, agents } = step.line;
  if (step.caller(caller.id)) return;
  const joined: CallerInLine = { ...caller, rung: [], missedBy: [] };
  const ahead = callers.filter((one) => comesBefore(one, joined)).length;
  step.line = { ...step.line, callers: callers.toSpliced(ahead, 0, joined) };
  if (isBack || caller.isCallback) return;
  if (queue.max_callers > 0 && callers.length >= queue.max_callers) step.overflow(joined, 'full');
  else if (isEmpty(queue.refuse_when, agents)) step.overflow(joined, 'nobody-there');
}

function comesBefore(one: CallerInLine, other: CallerInLine): boolean {
  if (one.priority !== other.priority) return one.priority > other.priority;
  return one.joinedAt < other.joinedAt || (one.joinedAt === other.joinedAt && one.id < other.id);
}

/** Who picks up a moment too late finds nobody there. */
function answer(step: Deciding, callerId: string, agent: string): void {
  const caller = step.caller(callerId);
  const since = caller?.rung.find((one) => one.agent === agent)?.since;
  if (!caller || since === undefined) {
    step.effects.push({ kind: 'withdraw', caller: callerId, agent, because: 'answered-elsewhere' });
    return;
  }
  step.remove(caller, 'answered-elsewhere', agent);
  step.setAgent(agent, ({ callsTaken }) => ({ callsTaken: callsTaken + 1, missedInARow: 0 }));
  step.effects.push({ kind: 'connect', caller: callerId, agent, rangMs: step.now - since });
}

function miss(step: Deciding, callerId: string, agent: string, because: MissedReason): void {
  const caller = step.caller(callerId);
  const since = caller?.rung.find((one) => one.agent === agent)?.since;
  if (!caller || since === undefined) return;
  step.setCaller(callerId, {
    rung: caller.rung.filter((one) => one.agent !== agent),
    missedBy: [...caller.missedBy, agent],
  });
  const limit = step.line.queue.missed_before_pause;
  const missed = (step.line.agents.find(({ extension }) => extension === agent)?.missedInARow ?? 0) + 1;
  const mustPause = limit > 0 && missed >= limit;
  step.setAgent(agent, () => ({
    missedInARow: mustPause ? 0 : missed,
    restsUntil: step.now + restAfterMissMs,
  }));
  step.effects.push({ kind: 'missed', caller: callerId, agent, because, rangMs: step.now - since, mustPause });
}

/** Who waited too long goes on, and everybody once nobody is there to wait for. Who is to be called back waits on, for longer. */
function sendAway(step: Deciding): void {
  const { queue, agents, callers } = step.line;
  const isDeserted = isEmpty(queue.leave_when, agents);
  for (const caller of callers) {
    if (isDeserted && !caller.isCallback) step.overflow(caller, 'nobody-there');
    else if (waitsUntil(step.line, caller) > step.now) continue;
    else if (caller.isCallback) step.giveUp(caller);
    else step.overflow(caller, 'too-long');
  }
}

function stopRinging(step: Deciding): void {
  const ringMs = step.line.queue.ring_seconds * 1000;
  for (const caller of step.line.callers) {
    for (const { agent, since } of caller.rung) {
      if (since + ringMs > step.now) continue;
      step.effects.push({ kind: 'withdraw', caller: caller.id, agent, because: 'no-answer' });
      miss(step, caller.id, agent, 'no-answer');
    }
  }
}

/** Each caller in turn: nobody is rung for one while one before could have been served. */
function offer(step: Deciding, shuffled: Shuffle): void {
  for (const { id } of step.line.callers) {
    if (!step.line.agents.some(({ state }) => state === 'free')) return;
    const caller = step.caller(id);
    if (!caller || caller.dueAt > step.now) continue;
    const picked = pickAgents(step.line, caller, step.now, shuffled);
    for (const agent of picked) {
      step.setAgent(agent, () => ({ state: 'ringing' }));
      step.effects.push({ kind: 'offer', caller: id, agent });
    }
    const rung = [...caller.rung, ...picked.map((agent) => ({ agent, since: step.now }))];
    if (picked.length > 0) step.setCaller(id, { rung });
    step.line = { ...step.line, lastRung: picked.at(-1) ?? step.line.lastRung };
  }
}

function wakeAt(line: QueueLine, now: number): number | null {
  const { queue, callers, agents } = line;
  const times = [
    ...callers.flatMap((caller) => [
      waitsUntil(line, caller),
      caller.dueAt,
      ...caller.rung.map(({ since }) => since + queue.ring_seconds * 1000),
    ]),
    ...(callers.length === 0 ? [] : agents.map(({ restsUntil }) => restsUntil)),
  ].filter((time) => time > now && Number.isFinite(time));
  return times.length === 0 ? null : Math.min(...times);
}

function waitsUntil({ queue }: QueueLine, { joinedAt, isCallback }: CallerInLine): number {
  if (isCallback) return calledBackUntil(queue, joinedAt);
  return queue.max_wait_seconds === 0 ? Number.POSITIVE_INFINITY : joinedAt + queue.max_wait_seconds * 1000;
}

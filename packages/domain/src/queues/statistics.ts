import { type AgentFigures, agentFigures } from './agent-figures.ts';
import type { Period } from './period.ts';
import { type QueueCall, queueCalls } from './queue-calls.ts';
import type { OverflowReason, QueueEvent } from './queue-event.ts';

/** How the calls of a queue ended. `offered` is always the sum of the other four. */
export interface CallCounts {
  readonly offered: number;
  /** Talked with an agent, or talks with one now. */
  readonly answered: number;
  readonly abandoned: number;
  readonly overflowed: number;
  /** In the queue still, or to be called back. */
  readonly waiting: number;
}

/** The figures of one queue, or of several together. */
export interface QueueFigures extends CallCounts {
  readonly overflowedBecause: Readonly<Record<OverflowReason, number>>;
  /** Answered within the queue’s seconds. */
  readonly answeredInTime: number;
  /** Share of the offered calls answered in time, 0 to 1; null when none was offered. */
  readonly serviceLevel: number | null;
  /** Of the answered calls; null when there is none. */
  readonly averageWaitMs: number | null;
  /** Of all calls but those that wait still, whose wait is not known yet; null when there is none. */
  readonly longestWaitMs: number | null;
  /** How long agents talked. A call handed on counts until it was; one that goes on counts when it is over. */
  readonly talkMs: number;
  /** Of the answered calls that are over; null when there is none. */
  readonly averageTalkMs: number | null;
  /** How many answered calls agents handed on to somebody else. */
  readonly transferred: number;
  /** How often an agent was rung and did not take a call. One call can be missed by many. */
  readonly missed: number;
}

/** The calls that joined within one hour. */
export interface HourFigures extends CallCounts {
  /** Hours are counted from the beginning of the period. */
  readonly from: Date;
}

/** A caller who hung up before somebody answered. */
export interface AbandonedCall {
  readonly queue: string;
  readonly callId: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly joinedAt: Date;
  readonly waitedMs: number;
  /** 1 would have been next. */
  readonly position: number;
  /** Had asked to be called back, and was not reached. */
  readonly callback: boolean;
}

/** What became of the calls of a period. */
export interface QueueStatistics {
  readonly total: QueueFigures;
  /** Each queue that was called, by number. */
  readonly queues: ReadonlyMap<string, QueueFigures>;
  /** Each agent who did anything or was signed in, by number. */
  readonly agents: ReadonlyMap<string, AgentFigures>;
  /** Hours in which somebody called, in order. */
  readonly hours: readonly HourFigures[];
  /** Newest first. */
  readonly abandoned: readonly AbandonedCall[];
}

/** What statistics need to know besides what happened. */
export interface StatisticsTerms {
  readonly period: Period;
  /** Now: nothing is counted beyond it. */
  readonly now: Date;
  /** Within how many seconds a call of a queue is to be answered. */
  readonly serviceLevelSeconds: (queue: string) => number;
}

/**
 * What became of the calls of a period, and what agents did.
 *
 * At its edges: a call belongs, whole, to the period in which it joined, whenever it ended. So each call counts in exactly one of
 * two periods that follow each other, and all that `offered` counts has become one of the other four. The time agents were
 * signed in or paused is cut at the edges instead: what of it lies within counts.
 *
 * `events` are in order of time: all of the calls that joined in the period, and what happened to agents in it and the last before it
 * (see `QueueRepository.figureEvents`). Calls that joined before or after are left out here.
 */
export function queueStatistics(events: readonly QueueEvent[], terms: StatisticsTerms): QueueStatistics {
  const { from, to } = terms.period;
  const calls = queueCalls(events).filter(({ joinedAt }) => joinedAt >= from && joinedAt < to);
  const inTime = ({ queue, end }: QueueCall) =>
    end.kind === 'answered' && end.waitedMs <= terms.serviceLevelSeconds(queue) * 1000;
  const byQueue = [...Map.groupBy(calls, ({ queue }) => queue)].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    total: figuresOf(calls, inTime),
    queues: new Map(byQueue.map(([queue, own]) => [queue, figuresOf(own, inTime)])),
    agents: agentFigures(events, calls, { from, to: new Date(Math.min(to.getTime(), terms.now.getTime())) }),
    hours: hoursOf(calls, from),
    abandoned: calls.flatMap(abandonedCall).reverse(),
  };
}

function figuresOf(calls: readonly QueueCall[], inTime: (call: QueueCall) => boolean): QueueFigures {
  const counts = countsOf(calls);
  const answers = calls.flatMap(({ end }) => (end.kind === 'answered' ? [end] : []));
  const talks = answers.flatMap(({ talkedMs }) => talkedMs ?? []);
  const waits = calls.flatMap(({ end }) => (end.kind === 'waiting' ? [] : [end.waitedMs]));
  const answeredInTime = calls.filter(inTime).length;
  return {
    ...counts,
    overflowedBecause: reasonsOf(calls),
    answeredInTime,
    serviceLevel: counts.offered === 0 ? null : answeredInTime / counts.offered,
    averageWaitMs: average(answers.map(({ waitedMs }) => waitedMs)),
    longestWaitMs: waits.length === 0 ? null : waits.reduce((one, other) => Math.max(one, other)),
    talkMs: sum(talks),
    averageTalkMs: average(talks),
    transferred: answers.filter(({ transferred }) => transferred).length,
    missed: sum(calls.map(({ missedBy }) => missedBy.length)),
  };
}

function countsOf(calls: readonly QueueCall[]): CallCounts {
  const ended = (kind: QueueCall['end']['kind']) => calls.filter(({ end }) => end.kind === kind).length;
  return {
    offered: calls.length,
    answered: ended('answered'),
    abandoned: ended('abandoned'),
    overflowed: ended('overflowed'),
    waiting: ended('waiting'),
  };
}

function reasonsOf(calls: readonly QueueCall[]): Record<OverflowReason, number> {
  const reasons: Record<OverflowReason, number> = {
    ...{ 'too-long': 0, full: 0, 'nobody-there': 0, 'exit-key': 0, 'not-served': 0 },
  };
  for (const { end } of calls) if (end.kind === 'overflowed') reasons[end.because] += 1;
  return reasons;
}

const hourMs = 3_600_000;

function hoursOf(calls: readonly QueueCall[], from: Date): HourFigures[] {
  const hourOf = ({ joinedAt }: QueueCall) => Math.floor((joinedAt.getTime() - from.getTime()) / hourMs);
  return [...Map.groupBy(calls, hourOf)]
    .sort(([one], [other]) => one - other)
    .map(([hour, own]) => ({ from: new Date(from.getTime() + hour * hourMs), ...countsOf(own) }));
}

function abandonedCall({ end, missedBy: _, ...call }: QueueCall): AbandonedCall[] {
  if (end.kind !== 'abandoned') return [];
  const { waitedMs, position, callback } = end;
  return [{ ...call, waitedMs, position, callback }];
}

function sum(values: readonly number[]): number {
  return values.reduce((one, other) => one + other, 0);
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

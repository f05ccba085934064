import type {
  AbandonedCall,
  AgentFigures,
  AgentPause,
  AgentPresence,
  CallCounts,
  QueueEvent,
  QueueFigures,
} from '@flexpbx/domain';
import type { Output } from '@flexpbx/domain/api';

type Statistics = Output<'listQueueStatistics'>;

/** A length of time as the API shows it. */
const seconds = (ms: number) => ms / 1000;
const secondsOrNull = (ms: number | null) => (ms === null ? null : seconds(ms));

/** Whether somebody takes calls, as the API shows it. */
export function presentPresence({ extension, queues, pause }: AgentPresence): Output<'signInAgent'> {
  return { extension, queues: [...queues], pause: presentPause(pause) };
}

/** A pause as the API shows it. */
export function presentPause(pause: AgentPause | null): Output<'signInAgent'>['pause'] {
  return pause && { reason: pause.reason, since: pause.since.toISOString(), automatic: pause.automatic };
}

/** Figures of a queue, or of several, as the API shows them. */
export function presentFigures(figures: QueueFigures): Statistics['total'] {
  return {
    ...presentCounts(figures),
    overflowed_because: { ...figures.overflowedBecause },
    answered_in_time: figures.answeredInTime,
    service_level: figures.serviceLevel,
    average_wait: secondsOrNull(figures.averageWaitMs),
    longest_wait: secondsOrNull(figures.longestWaitMs),
    talk_time: seconds(figures.talkMs),
    average_talk_time: secondsOrNull(figures.averageTalkMs),
    transferred: figures.transferred,
    missed: figures.missed,
  };
}

/** How calls ended, as the API shows it. */
export function presentCounts({ offered, answered, abandoned, overflowed, waiting }: CallCounts): CallCounts {
  return { offered, answered, abandoned, overflowed, waiting };
}

/** What an agent did, as the API shows it. */
export function presentAgent(
  extension: string,
  name: string | null,
  figures: AgentFigures,
): Statistics['agents'][number] {
  return {
    ...{ extension, name },
    answered: figures.answered,
    talk_time: seconds(figures.talkMs),
    average_talk_time: secondsOrNull(figures.averageTalkMs),
    transferred: figures.transferred,
    missed: figures.missed,
    signed_in_time: seconds(figures.signedInMs),
    paused: figures.paused.map(({ reason, ms }) => ({ reason, seconds: seconds(ms) })),
  };
}

/** Somebody who hung up, as the API shows it. */
export function presentAbandoned(call: AbandonedCall): Output<'listAbandonedCalls'>['items'][number] {
  return {
    id: call.callId,
    number: call.callerNumber,
    name: call.callerName,
    joined_at: call.joinedAt.toISOString(),
    waited: seconds(call.waitedMs),
    position: call.position,
    callback: call.callback,
  };
}

/** A line of what happened, as the API shows it. */
export function presentEvent({ key, at, callId, event }: QueueEvent): Output<'listQueueEvents'>['items'][number] {
  const { kind } = event;
  const agent = 'agent' in event ? event.agent : null;
  return { id: key, at: at.toISOString(), kind, call_id: callId, agent, details: detailsOf(event) };
}

function detailsOf(event: QueueEvent['event']): Record<string, string | number | boolean> {
  switch (event.kind) {
    case 'joined':
      return { number: event.callerNumber, name: event.callerName };
    case 'missed':
      return { reason: event.because, rang: seconds(event.rangMs) };
    case 'callback-asked':
      return { number: event.number };
    case 'connected':
      return { waited: seconds(event.waitedMs), rang: seconds(event.rangMs) };
    case 'answered':
      return { waited: seconds(event.waitedMs), talked: seconds(event.talkedMs), transferred: event.transferred };
    case 'abandoned':
      return { waited: seconds(event.waitedMs), position: event.position, callback: event.callback };
    case 'overflowed':
      return { waited: seconds(event.waitedMs), reason: event.because };
    case 'paused':
      return { reason: event.reason, automatic: event.automatic };
    case 'signed-in':
    case 'signed-out':
    case 'resumed':
      return {};
    default:
      return event satisfies never;
  }
}

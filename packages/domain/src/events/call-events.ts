import type { CallRecord } from '../call-record.ts';
import type { LiveCall } from '../live-call.ts';
import type { ParkedCall } from '../parked-call.ts';
import { type EventOfKind, eventOf, type TelephonyEvent } from './telephony-event.ts';

/** A transfer as Asterisk tells it. */
export interface Transfer {
  /** Id of the call in which it was made. */
  readonly callId: string;
  /** Asterisk's unique id of the channel that transferred, and so left the call. */
  readonly transfererId: string;
  readonly method: 'blind' | 'attended';
  readonly transferredBy: string;
  readonly number: string;
  readonly name: string;
  /** To whom. */
  readonly target: string;
}

/** What a running call does between two looks; `before` is null when it is new. Channels of our own make no calls. */
export function eventsOfLiveCall(before: LiveCall | null, after: LiveCall): TelephonyEvent[] {
  if (!isOfPhone(after.channels[0])) return [];
  const data = callData(after);
  const what = [after.id];
  return [
    ...(before === null ? [eventOf('call.started', { what, at: after.startedAt, data })] : []),
    ...(after.connectedAt !== null && (before?.connectedAt ?? null) === null
      ? [eventOf('call.answered', { what, at: after.connectedAt, data })]
      : []),
  ];
}

/** How a call began and was answered, from its record: for who was not there to see it. */
export function eventsOfRecord(record: CallRecord): TelephonyEvent[] {
  const data = callData(record);
  const what = [record.id];
  const { startedAt, answeredAt, answeredBy } = record;
  return [
    eventOf('call.started', { what, at: startedAt, data }),
    ...(answeredBy !== null && answeredAt !== null ? [eventOf('call.answered', { what, at: answeredAt, data })] : []),
  ];
}

/** The end of a call, as it stands in the history. */
export function endOfCall(record: CallRecord): EventOfKind<'call.ended'> {
  const { id, startedAt, answeredAt, endedAt, answeredBy, outcome, durationSeconds, talkSeconds } = record;
  return eventOf('call.ended', {
    what: [id],
    at: endedAt,
    data: {
      ...callData(record),
      outcome,
      answered_by: answeredBy,
      started_at: startedAt.toISOString(),
      answered_at: answeredAt?.toISOString() ?? null,
      duration: durationSeconds,
      talk_time: talkSeconds,
    },
  });
}

/** The end of a call that Asterisk did not live to write down; null for what was no call of a phone. */
export function endOfBrokenCall(call: LiveCall, at: Date): EventOfKind<'call.ended'> | null {
  if (!isOfPhone(call.channels[0])) return null;
  const secondsSince = (moment: Date) => Math.max(0, Math.round((at.getTime() - moment.getTime()) / 1000));
  return eventOf('call.ended', {
    what: [call.id],
    at,
    data: {
      ...callData(call),
      outcome: 'broken-off',
      answered_by: null,
      started_at: call.startedAt.toISOString(),
      answered_at: call.connectedAt?.toISOString() ?? null,
      duration: secondsSince(call.startedAt),
      talk_time: call.connectedAt === null ? 0 : secondsSince(call.connectedAt),
    },
  });
}

/** Who transfers leaves the call, so a channel does it once. */
export function eventOfTransfer(transfer: Transfer, at: Date): EventOfKind<'call.transferred'> {
  const { callId, transfererId, method, transferredBy, number, name, target } = transfer;
  const data = { call_id: callId, from: number, to: target, caller_name: name, transferred_by: transferredBy, method };
  return eventOf('call.transferred', { what: [callId, transfererId], at, data });
}

/** Calls that are parked now and were not before. */
export function eventsOfParking(before: readonly ParkedCall[], after: readonly ParkedCall[]): TelephonyEvent[] {
  const isKnown = ({ slot, id }: ParkedCall) => before.some((call) => call.slot === slot && call.id === id);
  return after
    .filter((call) => !isKnown(call))
    .map(({ id, slot, callerNumber, callerName, parker, parkedAt }) =>
      eventOf('call.parked', {
        what: [id, parkedAt],
        at: parkedAt,
        data: { call_id: id, from: callerNumber, caller_name: callerName, slot, parked_by: parker },
      }),
    );
}

function callData(call: Pick<LiveCall | CallRecord, 'id' | 'callerNumber' | 'callerName' | 'dialledNumber'>) {
  return { call_id: call.id, from: call.callerNumber, to: call.dialledNumber, caller_name: call.callerName };
}

/** Announcements and recorders have channels as well; nobody makes calls with them. */
function isOfPhone(channel: string | undefined): boolean {
  return channel?.startsWith('PJSIP/') === true;
}

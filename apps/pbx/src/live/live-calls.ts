import type { AmiChannel, AmiEvents, ShownChannel } from '@flexpbx/asterisk';
import type { LiveCall, LiveCallState } from '@flexpbx/domain';

/** What is told of channels, as far as it changes which calls there are. */
export type CallEvent = {
  [Name in 'Newchannel' | 'Newstate' | 'BridgeEnter' | 'BridgeLeave' | 'Hangup']: {
    readonly name: Name;
  } & AmiEvents[Name];
}['Newchannel' | 'Newstate' | 'BridgeEnter' | 'BridgeLeave' | 'Hangup'];

/** One leg of a running call. */
interface LiveLeg {
  readonly id: string;
  readonly name: string;
  readonly isUp: boolean;
  readonly bridgeId: string | null;
}

/** A call with what is needed to say where it stands. */
interface TrackedCall {
  readonly id: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly dialledNumber: string;
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  /** The caller's first. */
  readonly legs: readonly LiveLeg[];
}

/** All running calls, by Asterisk's linked id. */
export type LiveCalls = ReadonlyMap<string, TrackedCall>;

/** Nobody calls. */
export const noCalls: LiveCalls = new Map();

/** What becomes of the running calls by one event. */
export function foldLiveCalls(calls: LiveCalls, event: CallEvent, now: Date): LiveCalls {
  const { channel } = event;
  const home = callOf(calls, channel);
  const before = home?.legs.find((leg) => leg.id === channel.id);
  if (event.name === 'Hangup') return home ? replaceLegs(calls, home, withoutLeg(home, channel.id), now) : calls;
  const leg: LiveLeg = {
    id: channel.id,
    name: channel.name,
    isUp: channel.state === 'Up',
    bridgeId: bridgeAfter(event, before?.bridgeId ?? null),
  };
  // A transfer or a pick-up makes two calls one: the leg then comes with the id of the other call.
  const moved =
    home && home.id !== channel.linkedId ? replaceLegs(calls, home, withoutLeg(home, channel.id), now) : calls;
  const call = moved.get(channel.linkedId) ?? newCall(channel, now);
  return replaceLegs(moved, call, withLeg(call, leg), now);
}

/** The running calls as Asterisk lists their channels; for the start and after each reconnect. */
export function liveCallsFrom(channels: readonly ShownChannel[], now: Date): LiveCalls {
  const callersFirst = channels.toSorted(byRole);
  const calls = new Map<string, TrackedCall>();
  for (const channel of callersFirst) {
    const startedAt = new Date(now.getTime() - channel.durationSeconds * 1000);
    const call = calls.get(channel.linkedId) ?? newCall(channel, startedAt);
    const { id, name } = channel;
    const leg: LiveLeg = { id, name, isUp: channel.state === 'Up', bridgeId: channel.bridgeId || null };
    calls.set(call.id, answered({ ...call, legs: withLeg(call, leg) }, now));
  }
  return calls;
}

/**
 * The oldest channel of a call is its caller's. Ages are told in whole seconds, in which the other has long been called as
 * well; a call is named after its caller's channel, while that is there.
 */
function byRole(a: ShownChannel, b: ShownChannel): number {
  return b.durationSeconds - a.durationSeconds || Number(b.id === b.linkedId) - Number(a.id === a.linkedId);
}

/** The calls as portals show them. */
export function presentLiveCalls(calls: LiveCalls): ReadonlyMap<string, LiveCall> {
  return new Map([...calls].map(([id, call]) => [id, present(call)]));
}

function present(call: TrackedCall): LiveCall {
  const { legs, ...told } = call;
  return { ...told, state: stateOf(call), channels: legs.map((leg) => leg.name) };
}

/**
 * An answered caller who is joined with nobody, and for whom nothing rings, hears a mailbox. Two who talked and are apart
 * for a moment (on hold, being transferred, about to hang up) still have a conversation.
 */
function stateOf({ legs, answeredAt }: TrackedCall): LiveCallState {
  const joined = legs.filter((leg) => leg.bridgeId !== null);
  if (joined.length >= 2 || (answeredAt !== null && legs.length >= 2)) return 'talking';
  return legs.length === 1 && legs[0]?.isUp ? 'voicemail' : 'ringing';
}

function newCall(channel: AmiChannel | ShownChannel, startedAt: Date): TrackedCall {
  return {
    id: channel.linkedId,
    callerNumber: channel.callerNumber,
    callerName: channel.callerName,
    dialledNumber: channel.extension,
    startedAt,
    answeredAt: null,
    legs: [],
  };
}

function callOf(calls: LiveCalls, channel: AmiChannel): TrackedCall | null {
  const expected = calls.get(channel.linkedId);
  if (expected?.legs.some((leg) => leg.id === channel.id)) return expected;
  return [...calls.values()].find((call) => call.legs.some((leg) => leg.id === channel.id)) ?? null;
}

function bridgeAfter(event: Exclude<CallEvent, { name: 'Hangup' }>, before: string | null): string | null {
  if (event.name === 'BridgeEnter') return event.bridgeId;
  return event.name === 'BridgeLeave' ? null : before;
}

function withLeg({ legs }: TrackedCall, leg: LiveLeg): LiveLeg[] {
  return legs.some(({ id }) => id === leg.id) ? legs.map((one) => (one.id === leg.id ? leg : one)) : [...legs, leg];
}

function withoutLeg({ legs }: TrackedCall, id: string): LiveLeg[] {
  return legs.filter((leg) => leg.id !== id);
}

function replaceLegs(calls: LiveCalls, call: TrackedCall, legs: readonly LiveLeg[], now: Date): LiveCalls {
  const changed = new Map(calls);
  if (legs.length === 0) changed.delete(call.id);
  else changed.set(call.id, answered({ ...call, legs }, now));
  return changed;
}

function answered(call: TrackedCall, now: Date): TrackedCall {
  return call.answeredAt === null && stateOf(call) !== 'ringing' ? { ...call, answeredAt: now } : call;
}

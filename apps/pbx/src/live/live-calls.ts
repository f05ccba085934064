import type { AmiChannel, AmiEvents, ShownChannel } from '@flexpbx/asterisk';
import type { LiveCall, LiveCallState } from '@flexpbx/domain';

/** What is told of channels, as far as it changes which calls there are. */
export type CallEvent = {
  [Name in 'Newchannel' | 'Newstate' | 'BridgeEnter' | 'Hangup']: { readonly name: Name } & AmiEvents[Name];
}['Newchannel' | 'Newstate' | 'BridgeEnter' | 'Hangup'];

/** One leg of a running call. */
interface LiveLeg {
  readonly id: string;
  readonly name: string;
  readonly isUp: boolean;
  /** Whether it was ever in a bridge. Who leaves one is on the way to another or hangs up: nothing to show. */
  readonly wasJoined: boolean;
  /** Where it is with others, or alone, when not on the phone with one other. */
  readonly place: 'conference' | 'parking' | null;
}

/** A call with what is needed to say where it stands. */
interface TrackedCall {
  readonly shown: LiveCall;
  /** The caller's first. */
  readonly legs: readonly LiveLeg[];
}

/**
 * All running calls, followed event by event. What an event costs does not depend on how many calls there are, and a call
 * that is shown as before is shown by the same object.
 */
export class LiveCalls {
  /** By Asterisk's linked id. */
  readonly #calls = new Map<string, TrackedCall>();
  /** Which call a channel belongs to, by its id. */
  readonly #callOfLeg = new Map<string, string>();

  /** Channels that are no calls of their own: who hears a page, of which there may be hundreds. */
  readonly #leftOut = new Set<string>();

  /** The calls as portals show them. */
  shown(): ReadonlyMap<string, LiveCall> {
    return new Map([...this.#calls].map(([id, { shown }]) => [id, shown]));
  }

  /** Channel names of a call; none when it is over. */
  channelsOf(callId: string): readonly string[] {
    return this.#calls.get(callId)?.shown.channels ?? [];
  }

  /** Takes one event in. */
  take(event: CallEvent, now: Date): void {
    const { channel } = event;
    if (hearsPage(channel)) this.leaveOut(channel.id, now);
    if (this.#leftOut.has(channel.id)) {
      if (event.name === 'Hangup') this.#leftOut.delete(channel.id);
      return;
    }
    const home = this.#callOfLeg.get(channel.id);
    const before = home === undefined ? undefined : this.#legsOf(home).find(({ id }) => id === channel.id);
    // A transfer or a pick-up makes two calls one: the leg then comes with the id of the other call.
    if (home !== undefined && (event.name === 'Hangup' || home !== channel.linkedId)) {
      this.#remove(channel.id, home, now);
    }
    if (event.name === 'Hangup') return;
    const { id, name } = channel;
    const joins = event.name === 'BridgeEnter';
    const wasJoined = joins || before?.wasJoined === true;
    const place = joins ? placeOf(event.bridgeCreator) : (before?.place ?? null);
    this.#put({ id, name, isUp: channel.state === 'Up', wasJoined, place }, channel, now, now);
  }

  /** Shows a channel no more, as that of somebody who hears a page: the pager's call is what goes on. */
  leaveOut(legId: string, now: Date): void {
    this.#leftOut.add(legId);
    const home = this.#callOfLeg.get(legId);
    if (home !== undefined) this.#remove(legId, home, now);
  }

  /** A parked call waited long enough: it goes on to somebody. */
  goesOn(legId: string, now: Date): void {
    const callId = this.#callOfLeg.get(legId);
    const call = callId === undefined ? undefined : this.#calls.get(callId);
    if (!call) return;
    const legs = call.legs.map((leg) => (leg.id === legId ? { ...leg, place: null } : leg));
    this.#calls.set(call.shown.id, { shown: shownWith(call.shown, legs, now), legs });
  }

  /**
   * Forgets all and begins with the calls as Asterisk lists their channels, and the ids of those that are parked; for the
   * start and after each reconnect.
   */
  restart(channels: readonly ShownChannel[], parked: ReadonlySet<string>, now: Date): void {
    this.#calls.clear();
    this.#callOfLeg.clear();
    this.#leftOut.clear();
    for (const channel of channels.toSorted(byRole)) {
      if (hearsPage(channel)) this.#leftOut.add(channel.id);
      if (this.#leftOut.has(channel.id)) continue;
      const { id, name } = channel;
      const wasJoined = channel.bridgeId !== '';
      const place = parked.has(id) ? 'parking' : placeOf(channel.application);
      const leg: LiveLeg = { id, name, isUp: channel.state === 'Up', wasJoined, place };
      this.#put(leg, channel, new Date(now.getTime() - channel.durationSeconds * 1000), now);
    }
  }

  #legsOf(callId: string): readonly LiveLeg[] {
    return this.#calls.get(callId)?.legs ?? [];
  }

  #put(leg: LiveLeg, channel: AmiChannel | ShownChannel, since: Date, now: Date): void {
    const { linkedId } = channel;
    const call = this.#calls.get(linkedId) ?? { shown: newCall(channel, since), legs: [] };
    const isKnown = call.legs.some(({ id }) => id === leg.id);
    const legs = isKnown ? call.legs.map((one) => (one.id === leg.id ? leg : one)) : [...call.legs, leg];
    this.#calls.set(linkedId, { shown: shownWith(call.shown, legs, now), legs });
    this.#callOfLeg.set(leg.id, linkedId);
  }

  #remove(legId: string, callId: string, now: Date): void {
    this.#callOfLeg.delete(legId);
    const call = this.#calls.get(callId);
    const legs = this.#legsOf(callId).filter(({ id }) => id !== legId);
    if (!call || legs.length === 0) this.#calls.delete(callId);
    else this.#calls.set(callId, { shown: shownWith(call.shown, legs, now), legs });
  }
}

/**
 * The oldest channel of a call is its caller's. Ages are told in whole seconds, in which the other has long been called as
 * well; a call is named after its caller's channel, while that is there.
 */
function byRole(a: ShownChannel, b: ShownChannel): number {
  return b.durationSeconds - a.durationSeconds || Number(b.id === b.linkedId) - Number(a.id === a.linkedId);
}

/** Where the dialplan has whoever hears a page (extensions_paging.conf). */
function hearsPage({ context }: { readonly context: string }): boolean {
  return context === 'page-listen' || context === 'page-within-call';
}

/** What a bridge's creator, or the application a channel is in, is to people. */
function placeOf(creator: string): LiveLeg['place'] {
  if (creator === 'Parking') return 'parking';
  return creator === 'ConfBridge' ? 'conference' : null;
}

/**
 * Who is parked and alone waits; while a phone rings for them, that is what goes on. An answered caller who is joined with nobody, and for whom nothing rings, hears a mailbox. Two who talked and are apart
 * for a moment (on hold, being transferred, about to hang up) still have a conversation.
 */
function stateOf(legs: readonly LiveLeg[], answeredAt: Date | null): LiveCallState {
  const joined = legs.filter((leg) => leg.wasJoined);
  if (joined.length > 0 && joined.every(({ place }) => place === 'parking'))
    return legs.length === 1 ? 'parked' : 'ringing';
  if (joined.some(({ place }) => place === 'conference')) return 'conference';
  if (joined.length >= 2 || (answeredAt !== null && legs.length >= 2)) return 'talking';
  return legs.length === 1 && legs[0]?.isUp ? 'voicemail' : 'ringing';
}

/** Two phones, not a phone and one of the channels by which Asterisk goes round a corner. */
function arePeopleJoined(legs: readonly LiveLeg[]): boolean {
  return (
    legs.filter(({ wasJoined, place, name }) => wasJoined && place === null && name.startsWith('PJSIP/')).length >= 2
  );
}

function newCall(channel: AmiChannel | ShownChannel, startedAt: Date): LiveCall {
  return {
    id: channel.linkedId,
    state: 'ringing',
    callerNumber: channel.callerNumber,
    callerName: channel.callerName,
    dialledNumber: channel.extension,
    startedAt,
    answeredAt: null,
    connectedAt: null,
    channels: [],
  };
}

function shownWith(call: LiveCall, legs: readonly LiveLeg[], now: Date): LiveCall {
  const firstState = stateOf(legs, call.answeredAt);
  const answeredAt = call.answeredAt ?? (firstState === 'ringing' ? null : now);
  const state = stateOf(legs, answeredAt);
  const connectedAt = call.connectedAt ?? (arePeopleJoined(legs) ? now : null);
  const isTheSame =
    state === call.state &&
    answeredAt === call.answeredAt &&
    connectedAt === call.connectedAt &&
    legs.length === call.channels.length &&
    legs.every(({ name }, at) => name === call.channels[at]);
  return isTheSame ? call : { ...call, state, answeredAt, connectedAt, channels: legs.map(({ name }) => name) };
}

import { isDeepStrictEqual } from 'node:util';
import type { AmiChannel, AmiEvents, ShownChannel } from '@flexpbx/asterisk';
import type { LiveCall } from '@flexpbx/domain';
import {
  type CallStage,
  extensionIn,
  parkedIn,
  type StagedLeg,
  stageInApplication,
  stageInBridge,
  stageOf,
  stageOfListener,
} from './call-stage.ts';

/** What is told of channels, as far as it changes which calls there are. */
export type CallEvent = {
  [Name in 'Newchannel' | 'Newstate' | 'BridgeEnter' | 'Hangup']: { readonly name: Name } & AmiEvents[Name];
}['Newchannel' | 'Newstate' | 'BridgeEnter' | 'Hangup'];

/** One leg of a running call. */
interface LiveLeg extends StagedLeg {
  readonly id: string;
  /** Whom one calls to reach it. */
  readonly number: string;
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
  /** Where callers are whom our flows serve, by their channels. */
  readonly #served = new Map<string, CallStage>();

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
    const held = joins ? stageInBridge(event.bridgeCreator, channel, before?.held ?? null) : (before?.held ?? null);
    this.#put(
      {
        ...{ id, name, number: numberOf(channel), isUp: channel.state === 'Up' },
        ...{ wasJoined: joins || before?.wasJoined === true, held, served: this.#served.get(id) ?? null },
      },
      channel,
      now,
    );
  }

  /** A flow of ours begins to serve a caller, or, with null, has ended. */
  serves(legId: string, stage: CallStage | null, now: Date): void {
    if (stage) this.#served.set(legId, stage);
    else this.#served.delete(legId);
    this.#changeLeg(legId, { served: stage }, now);
  }

  /** Shows a channel no more, as that of somebody who hears a page: the pager's call is what goes on. */
  leaveOut(legId: string, now: Date): void {
    this.#leftOut.add(legId);
    const home = this.#callOfLeg.get(legId);
    if (home !== undefined) this.#remove(legId, home, now);
  }

  /** A call is being parked; it comes into the lot's bridge before or after this is told. */
  isParked(legId: string, slot: string, now: Date): void {
    this.#changeLeg(legId, { held: parkedIn(slot) }, now);
  }

  /** A channel begins to hear another, named in `heard`. */
  listens(channel: AmiChannel, heard: string, now: Date): void {
    this.#changeLeg(channel.id, { held: stageOfListener(channel, heard) }, now);
  }

  /** A parked call waited long enough: it goes on to somebody. */
  goesOn(legId: string, now: Date): void {
    this.#changeLeg(legId, { held: null }, now);
  }

  /**
   * Forgets all and begins with the calls as Asterisk lists their channels, and the slots of those that are parked, by their ids;
   * for the start and after each reconnect. `before` is how calls were shown then: of those that stand so still, it says since when.
   */
  restart(
    channels: readonly ShownChannel[],
    parked: ReadonlyMap<string, string>,
    before: readonly LiveCall[],
    now: Date,
  ): void {
    const known = new Map(before.map((call) => [call.id, call]));
    this.#calls.clear();
    this.#callOfLeg.clear();
    this.#leftOut.clear();
    const listed = channels.toSorted(byRole).filter((channel) => !hearsPage(channel));
    for (const { id } of channels.filter(hearsPage)) this.#leftOut.add(id);
    for (const channel of listed) {
      const { id, name, linkedId } = channel;
      const since = new Date(now.getTime() - channel.durationSeconds * 1000);
      const call = this.#calls.get(linkedId) ?? { shown: known.get(linkedId) ?? newCall(channel, since), legs: [] };
      const slot = parked.get(id);
      const leg: LiveLeg = {
        ...{ id, name, number: numberOf(channel), isUp: channel.state === 'Up', wasJoined: channel.bridgeId !== '' },
        held: slot === undefined ? stageInApplication(channel) : parkedIn(slot),
        served: this.#served.get(id) ?? null,
      };
      this.#calls.set(linkedId, { ...call, legs: [...call.legs, leg] });
      this.#callOfLeg.set(id, linkedId);
    }
    // Only with all its legs it can be said where a call stands.
    for (const [id, { shown, legs }] of this.#calls) this.#calls.set(id, { shown: shownWith(shown, legs, now), legs });
  }

  #legsOf(callId: string): readonly LiveLeg[] {
    return this.#calls.get(callId)?.legs ?? [];
  }

  #put(leg: LiveLeg, channel: AmiChannel, now: Date): void {
    const callId = channel.linkedId;
    const call = this.#calls.get(callId) ?? { shown: newCall(channel, now), legs: [] };
    const isKnown = call.legs.some(({ id }) => id === leg.id);
    const legs = isKnown ? call.legs.map((one) => (one.id === leg.id ? leg : one)) : [...call.legs, leg];
    this.#calls.set(callId, { shown: shownWith(call.shown, legs, now), legs });
    this.#callOfLeg.set(leg.id, callId);
  }

  #changeLeg(legId: string, change: Partial<LiveLeg>, now: Date): void {
    const callId = this.#callOfLeg.get(legId);
    const call = callId === undefined ? undefined : this.#calls.get(callId);
    if (!call) return;
    const legs = call.legs.map((leg) => (leg.id === legId ? { ...leg, ...change } : leg));
    this.#calls.set(call.shown.id, { shown: shownWith(call.shown, legs, now), legs });
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

/** Two phones, not a phone and one of the channels by which Asterisk goes round a corner. */
function arePeopleJoined(legs: readonly LiveLeg[]): boolean {
  return (
    legs.filter(({ wasJoined, held, name }) => wasJoined && held === null && name.startsWith('PJSIP/')).length >= 2
  );
}

/** A phone of the house is called by its extension; of others the number is known at best. */
function numberOf({ name, callerNumber }: AmiChannel): string {
  return extensionIn(name) ?? callerNumber;
}

/** Whom the caller talks to: the last who joined. The caller's channel is the one the call is named after. */
function partnerIn(callId: string, legs: readonly LiveLeg[]): string {
  const others = legs.filter(({ id, name, wasJoined }) => id !== callId && wasJoined && name.startsWith('PJSIP/'));
  return others.at(-1)?.number ?? '';
}

function newCall(channel: AmiChannel, startedAt: Date): LiveCall {
  return {
    id: channel.linkedId,
    state: 'ringing',
    stateSince: startedAt,
    place: '',
    partner: '',
    callerNumber: channel.callerNumber,
    callerName: channel.callerName,
    // Where whoever dialled nothing begins.
    dialledNumber: channel.extension === 's' ? '' : channel.extension,
    startedAt,
    answeredAt: null,
    connectedAt: null,
    channels: [],
  };
}

function shownWith(call: LiveCall, legs: readonly LiveLeg[], now: Date): LiveCall {
  const answeredAt = call.answeredAt ?? (stageOf(legs, call.answeredAt).state === 'ringing' ? null : now);
  const { state, place, since } = stageOf(legs, answeredAt);
  const stands = state === call.state && place === call.place;
  const shown: LiveCall = {
    ...call,
    ...{ state, place, answeredAt, stateSince: since ?? (stands ? call.stateSince : now) },
    partner: state === 'talking' ? partnerIn(call.id, legs) : '',
    connectedAt: call.connectedAt ?? (arePeopleJoined(legs) ? now : null),
    channels: legs.map(({ name }) => name),
  };
  return isDeepStrictEqual(shown, call) ? call : shown;
}

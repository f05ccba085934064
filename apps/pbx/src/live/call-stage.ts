import type { AmiChannel, ShownChannel } from '@flexpbx/asterisk';
import type { LiveCallState } from '@flexpbx/domain';

/** Where somebody on the phone is who does not just talk to one other. */
export interface CallStage {
  readonly state: LiveCallState;
  /** See `LiveCall.place`. */
  readonly place: string;
  /** Null: since it is told. */
  readonly since: Date | null;
}

/** What of a leg says where its call stands. */
export interface StagedLeg {
  /** `PJSIP/1001-00000003`. */
  readonly name: string;
  readonly isUp: boolean;
  /** Whether it was ever in a bridge. Who leaves one is on the way to another or hangs up: nothing to show. */
  readonly wasJoined: boolean;
  /** As Asterisk tells it. */
  readonly held: CallStage | null;
  /** As one of our flows does, which serves it. */
  readonly served: CallStage | null;
}

/**
 * Where a call stands. What we do with somebody comes first: an agent may ring for who waits in a queue. Who is parked and alone waits;
 * while a phone rings for them, that is what goes on. Two who talked and are apart for a moment (on hold, being transferred, about to
 * hang up) still have a conversation.
 */
export function stageOf(legs: readonly StagedLeg[], answeredAt: Date | null): CallStage {
  const served = legs.find((leg) => leg.served !== null)?.served;
  if (served) return served;
  const joined = legs.filter(({ wasJoined }) => wasJoined);
  const parked = joined.find(isParked);
  if (parked?.held && joined.every(isParked)) return legs.length === 1 ? parked.held : bare('ringing');
  const held = legs.find((leg) => leg.held !== null && !isParked(leg))?.held;
  if (held) return held;
  const up = legs.filter(({ isUp }) => isUp);
  if (joined.length >= 2 || (answeredAt !== null && up.length >= 2)) return bare('talking');
  return bare(legs.length === 1 && up.length === 1 ? 'connected' : 'ringing');
}

/** Where a channel is that came into a bridge, by who made that; null for two who talk. `held`: where it was before. */
export function stageInBridge(creator: string, channel: AmiChannel, held: CallStage | null): CallStage | null {
  // The slot may have been told before.
  if (creator === 'Parking') return held?.state === 'parked' ? held : parkedIn('');
  return creator === 'ConfBridge' ? stageInConference(channel) : null;
}

/** Where a channel is, by the application it is in. */
export function stageInApplication(channel: ShownChannel): CallStage | null {
  switch (channel.application) {
    case 'ConfBridge':
      return stageInConference(channel);
    case 'VoiceMail':
      return bare('leaving-message');
    case 'VoiceMailMain':
      return bare('mailbox');
    case 'ChanSpy':
      return stageOfListener(channel, channel.applicationData);
    default:
      return null;
  }
}

/** Who is parked, in a slot. */
export function parkedIn(slot: string): CallStage {
  return { state: 'parked', place: slot, since: null };
}

/** Who hears another channel, named in `heard`: a supervisor an agent's; null for whom the dialplan has there otherwise. */
export function stageOfListener({ context }: Pick<AmiChannel, 'context'>, heard: string): CallStage | null {
  if (context !== 'supervise') return null;
  return { state: 'supervising', place: extensionIn(heard) ?? '', since: null };
}

/** The extension of a phone of the house, by its channel's name; null for all others. */
export function extensionIn(channelName: string): string | null {
  return /^PJSIP\/(\d+)-/.exec(channelName)?.[1] ?? null;
}

/**
 * Members of a room are in the dialplan's `conference`, who speaks to a paging zone in its `page-speak`, under the number of the
 * room or zone.
 */
function stageInConference({ context, extension }: AmiChannel): CallStage {
  if (context === 'page-speak') return { state: 'page', place: extension, since: null };
  return { state: 'conference', place: context === 'conference' ? extension : '', since: null };
}

function isParked({ held }: StagedLeg): boolean {
  return held?.state === 'parked';
}

function bare(state: LiveCallState): CallStage {
  return { state, place: '', since: null };
}

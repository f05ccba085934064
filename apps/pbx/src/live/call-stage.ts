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

/** Where a channel is that came into a bridge, by who made that; null for two who talk. */
export function stageInBridge(creator: string, channel: AmiChannel): CallStage | null {
  if (creator === 'Parking') return bare('parked');
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
    default:
      return null;
  }
}

/** Who is parked. */
export const parkedStage = bare('parked');

/** Members of a room are in the dialplan's `conference` under its number; who speaks to a paging zone is in `page-speak`. */
function stageInConference({ context, extension }: AmiChannel): CallStage {
  if (context === 'page-speak') return bare('page');
  return { state: 'conference', place: context === 'conference' ? extension : '', since: null };
}

function isParked({ held }: StagedLeg): boolean {
  return held?.state === 'parked';
}

function bare(state: LiveCallState): CallStage {
  return { state, place: '', since: null };
}

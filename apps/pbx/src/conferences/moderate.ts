import type { Ami } from '@flexpbx/asterisk';
import { isGone } from '@flexpbx/asterisk/port';
import type { LiveConference, Moderation, OrderAnswer } from '@flexpbx/domain';

/** What a conference is moderated with. */
export interface ModerationParts {
  readonly ami: Pick<Ami, 'action'>;
  /** Who is in a room; null when nobody is. */
  readonly roomOf: (conference: string) => LiveConference | null;
  /** Whether a recording may begin: the disk has room. */
  readonly mayRecord: () => Promise<boolean>;
  /** Tells everybody in the room that it is recorded. */
  readonly announceRecording: (conference: string) => void;
  /** Asterisk tells nobody when a room is locked, so it is looked. */
  readonly lookAgain: () => void;
}

const actions: Readonly<Record<Moderation['does'], string>> = {
  mute: 'ConfbridgeMute',
  unmute: 'ConfbridgeUnmute',
  kick: 'ConfbridgeKick',
  lock: 'ConfbridgeLock',
  unlock: 'ConfbridgeUnlock',
  'start-recording': 'ConfbridgeStartRecord',
  'stop-recording': 'ConfbridgeStopRecord',
  end: 'ConfbridgeKick',
};

const refusals = {
  empty: 'Nobody is in this conference any more.',
  gone: 'This person is not in the conference any more.',
  disk: 'The disk has no room left for recordings.',
} as const;

/** Does in a room where people talk what was ordered. Throws when Asterisk refuses or does not answer. */
export async function moderate(
  conference: string,
  moderation: Moderation,
  parts: ModerationParts,
): Promise<OrderAnswer> {
  const room = parts.roomOf(conference);
  if (!room) return { outcome: 'refused', reason: refusals.empty };
  if (moderation.does === 'start-recording') {
    if (room.isRecording) return { outcome: 'done' };
    if (!(await parts.mayRecord())) return { outcome: 'refused', reason: refusals.disk };
  }
  if (moderation.does === 'stop-recording' && !room.isRecording) return { outcome: 'done' };
  const channel = channelOf(room, moderation);
  if (channel === undefined) return { outcome: 'refused', reason: refusals.gone };
  try {
    const who = channel === null ? {} : { Channel: channel };
    await parts.ami.action(actions[moderation.does], { Conference: conference, ...who });
  } catch (fault) {
    if (isGone(fault)) return { outcome: 'refused', reason: 'member' in moderation ? refusals.gone : refusals.empty };
    throw fault;
  }
  if (moderation.does === 'start-recording') parts.announceRecording(conference);
  parts.lookAgain();
  return { outcome: 'done' };
}

/** The channel an action is about, or ConfBridge's words for several; null where it is about the room. */
function channelOf(room: LiveConference, moderation: Moderation): string | null | undefined {
  if (moderation.does === 'end') return 'all';
  if (!('member' in moderation)) return null;
  if (moderation.member === null) return 'participants';
  return room.members.find(({ id }) => id === moderation.member)?.channel;
}

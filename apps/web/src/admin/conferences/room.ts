import {
  IconClockPause,
  IconLock,
  IconMicrophone,
  IconMicrophoneOff,
  IconPlayerRecordFilled,
  IconVolume,
} from '@tabler/icons-react';
import type { Output } from '../../api/client.ts';
import type { Badge } from '../../design/state-badge.tsx';

/** A conference and who is in it now. */
export type Room = Output<'getConferenceRoom'>;
/** Somebody in it. */
export type Member = Room['members'][number];

/** How somebody takes part, as it is shown. */
export function badgeOf({ waiting, muted, talking }: Member): Badge {
  if (waiting) return { tone: 'warn', icon: IconClockPause, label: 'Waits for a moderator' };
  if (muted) return { tone: 'quiet', icon: IconMicrophoneOff, label: 'Muted' };
  if (talking) return { tone: 'good', icon: IconVolume, label: 'Talking' };
  return { tone: 'info', icon: IconMicrophone, label: 'Listening' };
}

/** What holds for the whole room. */
export function badgesOf({ locked, recording }: Pick<Room, 'locked' | 'recording'>): readonly Badge[] {
  return [
    ...(locked ? [{ tone: 'warn', icon: IconLock, label: 'Locked' } as const] : []),
    ...(recording ? [{ tone: 'bad', icon: IconPlayerRecordFilled, label: 'Recording' } as const] : []),
  ];
}

/** Somebody in a conference by name, else by number. */
export function callNameOf({ name, number }: Pick<Member, 'name' | 'number'>): string {
  return name || number || 'an unknown caller';
}

/** How many there are: "Nobody", "1 person", "3 people". */
export function countOf(members: readonly unknown[]): string {
  if (members.length === 0) return 'Nobody';
  return members.length === 1 ? '1 person' : `${members.length} people`;
}

/** Sentence for somebody who came, left, or was muted or let speak. Who is talking is not told: nobody could listen. */
export function tellMemberChange(before: Member | undefined, after: Member | undefined): string | null {
  if (!before) return after ? `${capitalized(callNameOf(after))} came in.` : null;
  if (!after) return `${capitalized(callNameOf(before))} left.`;
  if (before.muted !== after.muted)
    return `${capitalized(callNameOf(after))} ${after.muted ? 'is muted' : 'can speak again'}.`;
  if (before.waiting && !after.waiting) return `${capitalized(callNameOf(after))} waits no longer.`;
  return null;
}

/** Sentence for a room that was locked or recorded, or is no more. */
export function tellRoomChange(before: Room | undefined, after: Room | undefined): string | null {
  if (!before || !after) return null;
  const locked = after.locked ? 'The conference is locked.' : 'The conference is open again.';
  const recording = after.recording ? 'The conference is being recorded.' : 'The recording has stopped.';
  const told = [
    ...(before.locked === after.locked ? [] : [locked]),
    ...(before.recording === after.recording ? [] : [recording]),
  ];
  // A room that was left by all is neither, which nobody needs to hear.
  return after.started_at === null || told.length === 0 ? null : told.join(' ');
}

/** Sentence for the list: how many are in a room now. */
export function tellCount(before: Room | undefined, after: Room | undefined): string | null {
  const room = after ?? before;
  if (!room || before?.members.length === after?.members.length) return null;
  return `${room.number} ${room.name ?? ''}: ${countOf(after?.members ?? []).toLowerCase()}.`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

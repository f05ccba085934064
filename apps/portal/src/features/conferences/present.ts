import type { LiveConference } from '@flexpbx/domain';
import type { Output } from '@flexpbx/domain/api';
import type { Recording } from './recordings.ts';

/** A room as the API shows it; `live` is null when nobody is in it. */
export function presentRoom(
  number: string,
  name: string | null,
  live: LiveConference | null,
): Output<'getConferenceRoom'> {
  return {
    number,
    name,
    started_at: live?.startedAt.toISOString() ?? null,
    locked: live?.isLocked ?? false,
    recording: live?.isRecording ?? false,
    members: (live?.members ?? []).map((member) => ({
      id: member.id,
      number: member.callerNumber,
      name: member.callerName,
      joined_at: member.joinedAt.toISOString(),
      moderator: member.isModerator,
      muted: member.isMuted,
      waiting: member.isWaiting,
      talking: member.isTalking,
    })),
  };
}

/** A recording as the API shows it. */
export function presentRecording(
  { id, startedAt, seconds, bytes }: Recording,
  isInProgress: boolean,
): Output<'listConferenceRecordings'>['items'][number] {
  return { id, started_at: startedAt.toISOString(), seconds, bytes, in_progress: isInProgress };
}

import type { Thing } from '@flexpbx/domain';
import type { Snapshot } from '../snapshot.ts';

/** Longest PIN there is, for rooms that ask for none. */
const anyPin = 10;

/** Rooms, as the dialplan and confbridge.conf have them. */
export function conferencesView({ things }: Snapshot): object {
  return { conferences: things.conference.map(roomView) };
}

function roomView(room: Thing<'conference'>): object {
  const pins = [room.pin ?? '', room.moderator_pin ?? ''];
  return {
    number: room.number,
    limit: room.max_members,
    pin: pins[0],
    moderatorPin: pins[1],
    // After so many digits nobody has to press #.
    pinDigits: Math.max(...pins.map(({ length }) => length)) || anyPin,
    waits: room.wait_for_moderator,
    isMutedAtStart: room.muted_at_start,
    isRecorded: room.record,
    isSilent: room.announce === 'nothing',
    announcesNames: room.announce === 'name',
    music: room.music ?? '',
  };
}

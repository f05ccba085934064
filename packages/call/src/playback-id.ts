/**
 * Sounds of a call take these names in turn, so that whoever takes the call up knows what may still be heard. Four, so that
 * the late end of one that was stopped is never taken for the end of the next.
 */
const turns = [0, 1, 2, 3] as const;

/** The id of the sound that is played `played` sounds after the first. */
export function playbackId(channelId: string, played: number): string {
  return `${channelId}.sound-${played % turns.length}`;
}

/** All ids that sounds of a call can have. */
export function playbackIds(channelId: string): string[] {
  return turns.map((turn) => playbackId(channelId, turn));
}

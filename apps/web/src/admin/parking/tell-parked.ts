import type { Output } from '../../api/client.ts';

/** A call that waits in a slot. */
export type ParkedCall = Output<'listParkedCalls'>['items'][number];

/** Sentence for a call that was parked, or waits no longer; null when nothing changed. */
export function tellParked(before: ParkedCall | undefined, after: ParkedCall | undefined): string | null {
  if (after && before?.parked_at !== after.parked_at) {
    const by = after.parked_by === null ? '' : ` by ${after.parked_by_name ?? after.parked_by}`;
    return `${after.from_name || after.from || 'An unknown caller'} was parked in ${after.slot}${by}.`;
  }
  return before && !after ? `Slot ${before.slot} is free again.` : null;
}

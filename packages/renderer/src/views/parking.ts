import { codesOf, slotsOf } from '@flexpbx/domain';
import type { Snapshot } from '../snapshot.ts';

/** The parking lot, as the dialplan and res_parking.conf have it. */
export function parkingView({ things, settings }: Snapshot): object {
  const { parking } = settings;
  const { park, retrieve } = codesOf(things['feature-code']);
  const slots = slotPatterns(slotsOf(parking));
  return {
    parking: {
      first: parking.first_slot,
      last: parking.last_slot,
      seconds: parking.timeout_seconds,
      ringSeconds: parking.ring_seconds,
      music: parking.music ?? '',
      destination: parking.destination,
      slots: slots.map((pattern) => ({ pattern })),
      parkCode: park ?? '',
      fetchCode: retrieve ?? '',
      fetch: retrieve === null ? [] : slots.map((pattern) => fetchLine(retrieve, pattern)),
    },
  };
}

/** `*75` and a slot behind it. */
function fetchLine(code: string, slot: string): object {
  return { pattern: `_${code}${slot.replace(/^_/, '')}`, codeLength: code.length };
}

/** Numbers of one length as dial patterns, one for those that differ in their last digit only: `_7X`, `_70[2-5]`. */
export function slotPatterns(slots: readonly string[]): string[] {
  const tens = Map.groupBy(slots, (slot) => slot.slice(0, -1));
  return [...tens].map(([start, group]) => {
    const [first, last] = [group.at(0) ?? '', group.at(-1) ?? ''];
    if (group.length === 1) return first;
    return group.length === 10 ? `_${start}X` : `_${start}[${first.slice(-1)}-${last.slice(-1)}]`;
  });
}

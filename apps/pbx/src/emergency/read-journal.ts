import type { EmergencyCall, EmergencyOutcome } from '@flexpbx/domain';

/** Where the dialplan notes emergency calls in AstDB (extensions_emergency.conf): `<call>/call`, `<call>/answered` … */
export const journalFamily = 'flexpbx-emergency';

/** What was noted of one call. */
export type JournalEntry = ReadonlyMap<string, string>;

/** The notes of each call by its id. */
export function readJournal(cells: ReadonlyMap<string, string>): Map<string, JournalEntry> {
  const noted = Map.groupBy(cells, ([key]) => key.slice(0, key.lastIndexOf('/')));
  return new Map(
    [...noted].map(([id, found]) => [id, new Map(found.map(([key, value]) => [key.slice(id.length + 1), value]))]),
  );
}

/** An emergency call without its names: the location is an id, none is ''. */
export type NotedCall = Omit<EmergencyCall, 'extensionName' | 'place'> & { readonly location: string };

/**
 * A call as the dialplan noted it; null where the first note is missing. A call that was cut off with Asterisk itself has no end
 * noted: `over` is when that was seen, null while its channel is there.
 */
export function callNoted(id: string, entry: JournalEntry, over: Date | null): NotedCall | null {
  const [started, number, extension, mode, location = '', elin = ''] = entry.get('call')?.split('|') ?? [];
  if (started === undefined || number === undefined || extension === undefined) return null;
  const [trunk = null, shown = null] = entry.get('way')?.split('|') ?? [];
  const endedAt = timeIn(entry.get('ended')) ?? over;
  const isLive = mode === 'live';
  return {
    ...{ id, number, extension, location, trunk, endedAt },
    shown: isLive ? shown || elin || null : null,
    outcome: isLive ? outcomeOf(entry, endedAt) : 'blocked',
    startedAt: timeIn(started) ?? new Date(0),
    answeredAt: timeIn(entry.get('answered')),
    acknowledgedAt: timeIn(entry.get('acknowledged')),
    acknowledgedBy: entry.has('acknowledged') ? 'desk' : null,
  };
}

function outcomeOf(entry: JournalEntry, endedAt: Date | null): EmergencyOutcome {
  if (entry.has('answered')) return 'answered';
  if (entry.get('outcome') === 'failed') return 'failed';
  return endedAt === null ? 'ringing' : 'given-up';
}

/** Seconds since 1970. */
function timeIn(value: string | undefined): Date | null {
  return value === undefined || !/^\d+$/.test(value) ? null : new Date(Number(value) * 1000);
}

/**
 * A small state that people change by phone code as well as in the portal: a forward, "do not disturb", a day/night switch.
 * The phone's changes stand in AstDB, the portal's in the database; the later one counts.
 */
export interface Stamped {
  /** Empty for the ordinary state: not forwarded, not at night. */
  readonly value: string;
  /** Milliseconds since 1970, but always later than the change before: a clock that is put back does no harm. */
  readonly changedAt: number;
}

/** What dialled states are about. `handling`: keys `1001/forward-always`; `switch`: the number of a day/night switch. */
export type DialledSubject = 'handling' | 'switch';

/** The time of a change made now. */
export function nextStamp(now: number, before: Stamped | null): number {
  return Math.max(now, (before?.changedAt ?? 0) + 1);
}

/** The change that counts: the latest; of two made at the same time, the one named first. */
export function latest(...changes: readonly (Stamped | null)[]): Stamped | null {
  return changes.reduce(
    (best, change) => (change && (!best || change.changedAt > best.changedAt) ? change : best),
    null,
  );
}

/** A change as the phone's cell of AstDB holds it: like {@link readCell}, with who dialled behind the time. */
export function readDialled(text: string): { readonly change: Stamped; readonly by: string } | null {
  const [, stamp, by = '', value] = /^(\d{13})(?:@([^:]*))?:(.*)$/s.exec(text) ?? [];
  return stamp === undefined || value === undefined ? null : { change: { value, changedAt: Number(stamp) }, by };
}

/** A state as its cell in AstDB holds it: 13 digits of time, a colon, the value. Null for what isn't one. */
export function readCell(text: string): Stamped | null {
  const [, stamp, value] = /^(\d{13}):(.*)$/s.exec(text) ?? [];
  return stamp === undefined || value === undefined ? null : { value, changedAt: Number(stamp) };
}

/** See {@link readCell}. */
export function cellOf({ value, changedAt }: Stamped): string {
  return `${String(changedAt).padStart(13, '0')}:${value}`;
}

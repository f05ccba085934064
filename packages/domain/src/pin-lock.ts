/** Wrong PINs given in a row for one mailbox. */
export interface WrongPins {
  readonly inARow: number;
  readonly lastAt: Date;
}

/** As many as somebody mistypes; each one after that closes the mailbox, twice as long as the one before. */
const freeAttempts = 4;
const firstPauseMs = 60_000;
const longestPauseMs = 60 * 60_000;

/** Until when a mailbox takes no PIN, not even the right one; null: it is open. */
export function closedUntil(wrong: WrongPins | null, now: Date): Date | null {
  if (wrong === null || wrong.inARow <= freeAttempts) return null;
  const pauseMs = Math.min(firstPauseMs * 2 ** (wrong.inARow - freeAttempts - 1), longestPauseMs);
  const until = new Date(wrong.lastAt.getTime() + pauseMs);
  return until > now ? until : null;
}

/** Whether this wrong PIN is the one that closes a mailbox that was open: its owner is told once, not each time. */
export function hasJustClosed(wrong: WrongPins): boolean {
  return wrong.inARow === freeAttempts + 1;
}

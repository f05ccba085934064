/** What is remembered of a process's deaths to decide when it is started again. */
export interface RestartHistory {
  /** Deaths in a row, each soon after its start. */
  readonly quickDeaths: number;
}

/** A process that has not died yet. */
export const noDeaths: RestartHistory = { quickDeaths: 0 };

/** After this long a process counts as having worked: its next death is an accident, not a habit. */
const steadyMs = 60_000;
const pausesMs = [200, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000] as const;

/**
 * How long to wait before a process that ran for `ranMs` is started again: at once after an accident, up to 30 s when it
 * dies every time. It is never given up: what is missing (a database, a disk) may come back while nobody looks.
 */
export function decideRestart(history: RestartHistory, ranMs: number): { history: RestartHistory; pauseMs: number } {
  const quickDeaths = ranMs >= steadyMs ? 1 : history.quickDeaths + 1;
  const pauseMs = pausesMs[Math.min(quickDeaths, pausesMs.length) - 1] ?? pausesMs[0];
  return { history: { quickDeaths }, pauseMs };
}

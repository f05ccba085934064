import type { Database } from '@flexpbx/db';
import { type Clock, type Logger, reasonOf } from '@flexpbx/runtime';

const beatMs = 5_000;
const sweepMs = 60 * 60 * 1000;

/** Says every 5 s that the portal lives, and deletes expired sessions every hour. Returns how to stop. */
export function keepHouse(
  { heartbeats, sessions }: Pick<Database, 'heartbeats' | 'sessions'>,
  { clock, logger, startedAt }: { clock: Clock; logger: Logger; startedAt: Date },
): () => void {
  const now = () => new Date(clock.now());
  const beat = () => heartbeats.beat({ process: 'portal', pid: process.pid, startedAt, beatAt: now(), detail: {} });
  const sweep = () => sessions.deleteExpired(now());
  const tolerant = (work: () => Promise<unknown>) => () =>
    void work().catch((fault: unknown) => logger.warn('housekeeping has to wait', { reason: reasonOf(fault) }));

  tolerant(beat)();
  tolerant(sweep)();
  const timers = [setInterval(tolerant(beat), beatMs), setInterval(tolerant(sweep), sweepMs)];
  return () => timers.forEach(clearInterval);
}

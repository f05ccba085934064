import type { ConfigurationState } from '@flexpbx/domain';
import type { AppErrorId } from '@flexpbx/runtime';

/** The last try that failed, and how often the same revision has. */
export interface PastFailure {
  readonly revision: number;
  readonly id: AppErrorId | null;
  readonly times: number;
}

/** Trying again doesn't touch Asterisk before the cause is gone. */
const passing: ReadonlySet<AppErrorId | null> = new Set(['disk-full', 'read-only', 'database-unavailable']);

/** Asterisk went away while it loaded: perhaps it was only restarted. Perhaps the change ends it, so not for ever. */
const triesThatLoseAsterisk = 2;

/** Whether the wanted revision is left alone: it failed for a reason that trying again won't change. */
export function isLeftAlone(
  state: Pick<ConfigurationState, 'failure'>,
  revision: number,
  { past, asteriskRuns }: { past: PastFailure | null; asteriskRuns: boolean },
): boolean {
  if (state.failure?.revision !== revision) return false;
  // Known from the database only, so from an earlier life of this process: it is tried once more, but not by starting
  // Asterisk with it.
  if (past?.revision !== revision) return !asteriskRuns;
  if (passing.has(past.id)) return false;
  return past.id !== 'asterisk-unreachable' || past.times >= triesThatLoseAsterisk;
}

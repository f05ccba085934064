import type { Output } from '../../api/client.ts';

/** What Asterisk runs with and what waits. */
export type Configuration = Output<'getConfiguration'>;

/** What became of one saved revision. */
export type Fate = 'waiting' | 'live' | 'staged' | 'failed';

type Progress = Pick<Configuration, 'applied' | 'staged' | 'failure'>;

/** What became of `revision`; a later one that went live or was staged contains it. */
export function fateOf(revision: number, { applied, staged, failure }: Progress): Fate {
  if (applied >= revision) return 'live';
  if (failure && failure.revision >= revision) return 'failed';
  return staged !== null && staged >= revision ? 'staged' : 'waiting';
}

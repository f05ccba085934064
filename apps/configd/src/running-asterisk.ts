import type { Ami } from '@flexpbx/asterisk';

/** What the running Asterisk is asked for. */
export type AsteriskRequests = Pick<Ami, 'reload' | 'action' | 'showDialplan' | 'showEndpoints'>;

/** An Asterisk that has booted. */
export interface RunningAsterisk {
  readonly requests: AsteriskRequests;
  /** It began to start no earlier and no later than this: it tells its age in whole seconds. */
  readonly started: { readonly earliest: Date; readonly latest: Date };
}

/** What a booted Asterisk says of its age (`FullyBooted`), as a span of time. */
export function startedSpan(uptimeSeconds: number, now: Date): RunningAsterisk['started'] {
  const latest = now.getTime() - uptimeSeconds * 1000;
  return { earliest: new Date(latest - 1000), latest: new Date(latest) };
}

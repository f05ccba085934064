import type { Clock } from '@flexpbx/runtime';

const neverAborts = new AbortController().signal;

/** Waits before looking again at something that gives no event. Nothing cuts it short, so it is for short waits only. */
export function pause(clock: Clock, ms: number): Promise<void> {
  return clock.sleep(ms, neverAborts);
}

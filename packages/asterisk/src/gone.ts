import { AppError } from '@flexpbx/runtime';

/** Whether a request was refused because its channel, bridge, playback or recording is gone: often as good as done. */
export function isGone(fault: unknown): boolean {
  return fault instanceof AppError && fault.id === 'not-found';
}

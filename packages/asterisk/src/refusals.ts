import { AppError } from '@flexpbx/runtime';

/** Whether a request was refused because its channel, bridge, playback or recording is gone: often as good as done. */
export function isGone(fault: unknown): boolean {
  return fault instanceof AppError && fault.id === 'not-found';
}

/** Whether Asterisk said no: the request has had no effect. */
export function isRefusal(fault: unknown): boolean {
  return isGone(fault) || (fault instanceof AppError && fault.id === 'asterisk-refused');
}

/** Whether the connection is lost: the request may or may not have had its effect. */
export function isUnreachable(fault: unknown): boolean {
  return fault instanceof AppError && fault.id === 'asterisk-unreachable';
}

import { CallEnded } from '@flexpbx/call';

/**
 * Whether a call is over, or somebody has taken it elsewhere. Otherwise Asterisk can't be asked, or this process ends: the call
 * stands, and recovery takes it up.
 */
export function endedForGood({ reason }: AbortSignal): boolean {
  const fault: unknown = reason;
  return fault instanceof CallEnded && (fault.reason === 'hangup' || fault.reason === 'left');
}

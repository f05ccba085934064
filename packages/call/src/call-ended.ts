/**
 * Why a call is no longer ours to act on.
 * `hangup`: it is over. `left`: it goes on elsewhere (given to the dialplan, taken by a transfer).
 * `drain`: this process ends. `connection-lost`: Asterisk can't be asked. After the last two the call still stands in
 * Asterisk and is picked up again by recovery, so nothing of it is closed.
 */
export type CallEndReason = 'hangup' | 'left' | 'drain' | 'connection-lost';

/** Thrown by every verb of a call that has ended. Not a fault: whoever runs the flow catches it, nobody else. */
export class CallEnded extends Error {
  readonly reason: CallEndReason;

  constructor(reason: CallEndReason) {
    super(`The call has ended: ${reason}`);
    this.name = 'CallEnded';
    this.reason = reason;
  }
}

/** Somebody who hung up and keeps the place in a queue: to be called when it is their turn. */
export interface QueueCallback {
  /** The stay in the queue in which it was asked for; see `QueueEvent.callId`. */
  readonly callId: string;
  readonly queue: string;
  readonly number: string;
  readonly callerName: string;
  readonly joinedAt: Date;
  /** That of the call in which it was asked for. */
  readonly priority: number;
  /** How often it was tried in vain. */
  readonly attempts: number;
  /** Not to be tried before. */
  readonly dueAt: Date;
}

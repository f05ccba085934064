/** Where a running call stands. */
export type LiveCallState = 'ringing' | 'talking' | 'conference' | 'parked' | 'voicemail';

/** A call that is going on now. */
export interface LiveCall {
  /** Asterisk's linked id: one for all channels of the call. */
  readonly id: string;
  readonly state: LiveCallState;
  readonly callerNumber: string;
  readonly callerName: string;
  /** What the caller dialled. */
  readonly dialledNumber: string;
  readonly startedAt: Date;
  /** When the two were joined or the mailbox answered; null while it rings. */
  readonly answeredAt: Date | null;
  /** When two people were first joined; null while there is only a menu or a mailbox. */
  readonly connectedAt: Date | null;
  /** Channel names, the caller's first. */
  readonly channels: readonly string[];
}

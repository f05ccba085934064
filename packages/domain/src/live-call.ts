/**
 * Where a running call stands. `queue`: waits for an agent, whether or not one is being rung; `mailbox`: listens to messages;
 * `page`: speaks to a paging zone; `supervising`: hears what an agent talks; `connected`: was answered by the system, and hears
 * what it says (an announcement, a code).
 */
export const liveCallStates = [
  'ringing',
  'talking',
  'menu',
  'queue',
  'leaving-message',
  'mailbox',
  'conference',
  'page',
  'parked',
  'supervising',
  'connected',
] as const;

/** See {@link liveCallStates}. */
export type LiveCallState = (typeof liveCallStates)[number];

/** A call that is going on now. */
export interface LiveCall {
  /** Asterisk's linked id: one for all channels of the call. */
  readonly id: string;
  readonly state: LiveCallState;
  /** Since when it stands so. */
  readonly stateSince: Date;
  /**
   * The queue, mailbox, conference, paging zone or parking slot by number, the agent who is heard, or the menu by id; empty where
   * there is none, or it is not known.
   */
  readonly place: string;
  /** Whom the caller talks to, by number; empty while nobody talks, or where it is not known. */
  readonly partner: string;
  readonly callerNumber: string;
  readonly callerName: string;
  /** What the caller dialled; empty where we rang somebody of ourselves: a supervisor, who records a prompt. */
  readonly dialledNumber: string;
  readonly startedAt: Date;
  /** When the two were joined or the mailbox answered; null while it rings. */
  readonly answeredAt: Date | null;
  /** When two people were first joined; null while there is only a menu or a mailbox. */
  readonly connectedAt: Date | null;
  /** Channel names, the caller's first. */
  readonly channels: readonly string[];
}

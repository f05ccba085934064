/** Where a message lies: not heard yet, or heard. The names are app_voicemail's folders. */
export type VoicemailFolder = 'INBOX' | 'Old';

/** A message in a mailbox. */
export interface VoicemailMessage {
  /** app_voicemail's `msg_id`: stays the same when messages before it are deleted and it is renumbered. */
  readonly id: string;
  readonly mailbox: string;
  readonly folder: VoicemailFolder;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly receivedAt: Date;
  readonly durationSeconds: number;
}

/** Why a caller came to the mailbox; decides which greeting is heard. */
export type VoicemailReason = 'unavailable' | 'busy';

/** Limits of one message. */
export const voicemailLimits = { maxMessageSeconds: 180, minMessageSeconds: 2, maxMessages: 100 } as const;

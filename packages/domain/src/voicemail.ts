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

/** What the owner of a mailbox can say to its callers. `temporary` stands before all others as long as it is there. */
export const greetingKinds = ['unavailable', 'busy', 'name', 'temporary'] as const;

/** See {@link greetingKinds}. */
export type GreetingKind = (typeof greetingKinds)[number];

/** Limits of one message, and of a folder, where nothing else is set. */
export const voicemailLimits = { maxMessageSeconds: 180, minMessageSeconds: 2, maxMessages: 100 } as const;

/** Longest greeting that can be recorded or uploaded. */
export const maxGreetingSeconds = 180;

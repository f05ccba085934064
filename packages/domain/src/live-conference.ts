/** Who is in a conference, as call control sees it. */
export interface ConferenceMember {
  /** Asterisk's unique id of the channel. */
  readonly id: string;
  /** `PJSIP/1001-00000003`, which Asterisk's requests name. */
  readonly channel: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly joinedAt: Date;
  readonly isModerator: boolean;
  /** By itself, by a moderator or from the portal. */
  readonly isMuted: boolean;
  /** Hears music until a moderator is there. */
  readonly isWaiting: boolean;
  readonly isTalking: boolean;
}

/** A room with somebody in it. */
export interface LiveConference {
  readonly number: string;
  readonly startedAt: Date;
  /** Only moderators get in. */
  readonly isLocked: boolean;
  readonly isRecording: boolean;
  /** In the order they came. */
  readonly members: readonly ConferenceMember[];
}

/** What can be done in a room where people talk. `member` is a {@link ConferenceMember}'s id; null: all but the moderators. */
export type Moderation =
  | { readonly does: 'mute' | 'unmute'; readonly member: string | null }
  | { readonly does: 'kick'; readonly member: string }
  | { readonly does: 'lock' | 'unlock' | 'start-recording' | 'stop-recording' | 'end' };

import type { Channel } from './port.ts';

/** What Asterisk tells our application, in the order it happened. */
export type AsteriskEvent =
  /** A channel came into our application by `Stasis(<application>,<arguments>)` or because its leg was answered. */
  | { readonly type: 'channel-entered'; readonly channel: Channel; readonly arguments: readonly string[] }
  /** It left: hung up, or given back to the dialplan. */
  | { readonly type: 'channel-left'; readonly channel: Channel }
  | { readonly type: 'channel-state'; readonly channel: Channel }
  /** The other side hung up; the channel is still there for a moment. */
  | { readonly type: 'hangup-requested'; readonly channel: Channel }
  /** The channel is no more. `cause` is Q.850. */
  | { readonly type: 'channel-gone'; readonly channel: Channel; readonly cause: number }
  | { readonly type: 'digit'; readonly channel: Channel; readonly digit: string }
  /** How the calling of a leg goes on; `channelId` is the leg that is called. */
  | { readonly type: 'dial'; readonly channelId: string; readonly status: DialStatus }
  | { readonly type: 'playback-started'; readonly playbackId: string; readonly channelId: string }
  | {
      readonly type: 'playback-finished';
      readonly playbackId: string;
      readonly channelId: string;
      /** `failed`: at least one sound was missing or could not be played. */
      readonly outcome: 'done' | 'failed';
    }
  | { readonly type: 'recording-started'; readonly recordingName: string; readonly channelId: string }
  | {
      readonly type: 'recording-finished';
      readonly recordingName: string;
      readonly channelId: string;
      /** Without the silence that ended it, which Asterisk cuts off. */
      readonly durationSeconds: number;
      /** How much of it was not silence; null when the recording was not to end at silence. */
      readonly talkingSeconds: number | null;
    }
  | {
      readonly type: 'recording-failed';
      readonly recordingName: string;
      readonly channelId: string;
      readonly reason: string;
    }
  | { readonly type: 'bridge-joined'; readonly bridgeId: string; readonly channelId: string }
  | { readonly type: 'bridge-left'; readonly bridgeId: string; readonly channelId: string };

/** `''` is "it begins"; the others are DIALSTATUS. */
export type DialStatus =
  | ''
  | 'PROGRESS'
  | 'PROCEEDING'
  | 'RINGING'
  | 'ANSWER'
  | 'BUSY'
  | 'NOANSWER'
  | 'CANCEL'
  | 'CONGESTION'
  | 'CHANUNAVAIL'
  | 'DONTCALL'
  | 'TORTURE';

/** The event of one type. */
export type EventOf<Type extends AsteriskEvent['type']> = Extract<AsteriskEvent, { type: Type }>;

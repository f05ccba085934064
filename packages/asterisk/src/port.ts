import type { AsteriskEvent } from './event.ts';

/**
 * What one of our applications may ask of Asterisk and is told by it. Two things implement it: the adapter in `ari/`
 * and the fake; `contract/` is the suite both pass.
 *
 * Every request is refused with an AppError: `not-found` when the channel, bridge, playback or recording is gone,
 * `asterisk-refused` when Asterisk says no, `asterisk-unreachable` when the connection is or gets lost, `timed-out`
 * when no answer comes. We choose every id, so that one can listen before one asks.
 */
export interface AsteriskPort {
  /** The name calls enter by: `Stasis(<application>,…)`. */
  readonly application: string;
  readonly connected: boolean;
  /** Hears every event, in Asterisk's order. Events that come before the first listener are kept for it. */
  listen(listener: (event: AsteriskEvent) => void): Unsubscribe;
  /** Hears only events about one channel, bridge, playback (by id) or recording (by name). */
  listenTo(subject: string, listener: (event: AsteriskEvent) => void): Unsubscribe;
  /** Hears that the connection was lost, is there again, or was taken over by somebody else. */
  onConnection(listener: (change: ConnectionChange) => void): Unsubscribe;
  readonly channels: ChannelRequests;
  readonly bridges: BridgeRequests;
  readonly playbacks: PlaybackRequests;
  readonly recordings: RecordingRequests;
  /** What Asterisk holds for our application right now; after a reconnect this is the truth. */
  holdings(): Promise<Holdings>;
  /** Ends the connection; what is still waited for is refused with `asterisk-unreachable`. Calls go on in Asterisk. */
  close(): Promise<void>;
}

/** Ends a subscription. May be called more than once. */
export type Unsubscribe = () => void;

/**
 * `lost`: nothing can be asked until `restored`; events in between are gone for ever.
 * `taken-over`: another process connected under our application name. Asterisk tells only one, so we don't come back.
 */
export type ConnectionChange = 'lost' | 'restored' | 'taken-over';

/** Channels and bridges of our application, by id; also the legs we called, until their end, wherever they are. */
export interface Holdings {
  readonly channelIds: readonly string[];
  readonly bridgeIds: readonly string[];
}

/** Names and values of channel variables. */
export type Variables = Readonly<Record<string, string>>;

/** What a channel does, in ARI's words. */
export type ChannelState =
  | 'Down'
  | 'Rsrved'
  | 'OffHook'
  | 'Dialing'
  | 'Ring'
  | 'Ringing'
  | 'Up'
  | 'Busy'
  | 'Dialing Offhook'
  | 'Pre-ring'
  | 'Unknown';

/** One leg of a call as Asterisk sees it. */
export interface Channel {
  readonly id: string;
  /** `PJSIP/1001-00000003`. */
  readonly name: string;
  readonly state: ChannelState;
  readonly callerNumber: string;
  readonly callerName: string;
  /** Where it stands, or stood before it entered an application, in the dialplan. */
  readonly dialplan: DialplanPlace;
  /** What it is in the hands of: {@link channelHands}, or whichever application the dialplan runs; empty: nothing of both. */
  readonly application: string;
  readonly createdAt: Date;
}

/**
 * How Asterisk tells that a channel is ours. We also hear of channels that are ours no more: of each leg we called, until
 * its end, wherever it went meanwhile.
 */
export const channelHands = { served: 'Stasis', called: 'AppDial2' } as const;

/** A line of the dialplan. */
export interface DialplanPlace {
  readonly context: string;
  readonly extension: string;
  readonly priority: number;
}

/** Why a call is ended, with the number that goes over the wire (Q.850). */
export const hangupCauses = {
  normal: 16,
  busy: 17,
  'no-answer': 19,
  rejected: 21,
  'unknown-number': 1,
  congestion: 34,
  failure: 38,
  /** Phones that are told so don't list the call as missed. */
  'answered-elsewhere': 26,
} as const;

/** See {@link hangupCauses}. */
export type HangupCause = keyof typeof hangupCauses;

/** What can be done with a channel. */
export interface ChannelRequests {
  get(channelId: string): Promise<Channel>;
  /** Every channel of Asterisk, ours or not. */
  list(): Promise<Channel[]>;
  answer(channelId: string): Promise<void>;
  /** Lets the caller hear that it rings. */
  ring(channelId: string): Promise<void>;
  hangUp(channelId: string, cause: HangupCause): Promise<void>;
  /** Gives the channel back to the dialplan at this place. */
  continueTo(channelId: string, place: DialplanPlace): Promise<void>;
  /** Plays media one after the other as one playback: `sound:vm-intro`, `digits:1002`, `number:3`, `recording:name`. */
  play(channelId: string, playbackId: string, media: readonly string[]): Promise<void>;
  /** Plays music on hold of a class, or of the channel's own (null), until it is stopped; each sound that is played ends it. */
  startMusic(channelId: string, musicClass: string | null): Promise<void>;
  /** That none is played is as good. */
  stopMusic(channelId: string): Promise<void>;
  /** Records what the caller says to `<spool>/recording/<name>.<format>`; a folder in the name is made. */
  record(channelId: string, recording: RecordingRequest): Promise<void>;
  /** Of a variable, or a function of the dialplan (`DB(a/b)`). Null when it isn't set or has nothing to tell. */
  getVariable(channelId: string, name: string): Promise<string | null>;
  setVariables(channelId: string, variables: Variables): Promise<void>;
  /** Calls somebody; the new channel enters our application once answered. Progress comes as `dial` events. */
  originate(channelId: string, leg: OutgoingLeg): Promise<void>;
}

/** See {@link ChannelRequests.record}. */
export interface RecordingRequest {
  readonly name: string;
  /** File format in Asterisk's words: `wav` is 16-bit, 8 kHz. */
  readonly format: 'wav';
  readonly maxSeconds: number;
  /** Silence that ends it; `null`: silence doesn't. */
  readonly silenceSeconds: number | null;
  /** Which key ends it. */
  readonly terminator: RecordingTerminator;
  readonly beep: boolean;
}

/** ARI knows these four. */
export type RecordingTerminator = 'none' | 'any' | '*' | '#';

/** See {@link ChannelRequests.originate}. */
export interface OutgoingLeg {
  /** `PJSIP/1002`, `Local/1002@from-extension`. */
  readonly endpoint: string;
  /** What `StasisStart` brings along. */
  readonly arguments: readonly string[];
  /** `"Name" <number>` shown to who is called; null: unknown. */
  readonly callerId: string | null;
  readonly ringSeconds: number;
  readonly variables: Variables;
  /** The channel on whose behalf is called (codecs, account, linked id); null: on nobody's. */
  readonly originator: string | null;
}

/** What can be done with a bridge. */
export interface BridgeRequests {
  create(bridgeId: string, name: string): Promise<void>;
  list(): Promise<Bridge[]>;
  addChannel(bridgeId: string, channelId: string): Promise<void>;
  removeChannel(bridgeId: string, channelId: string): Promise<void>;
  destroy(bridgeId: string): Promise<void>;
}

/** Where channels hear each other. */
export interface Bridge {
  readonly id: string;
  readonly name: string;
  readonly channelIds: readonly string[];
}

/** What can be done with a running playback. */
export interface PlaybackRequests {
  stop(playbackId: string): Promise<void>;
  /** Moves within the sound that is heard now by 3 s; forward over its end ends it. */
  skip(playbackId: string, direction: SkipDirection): Promise<void>;
}

/** Where to move within a sound. */
export type SkipDirection = 'back' | 'forward';

/** What can be done with recordings. Names are those given to {@link ChannelRequests.record}. */
export interface RecordingRequests {
  /** Ends a running one and keeps it. */
  stop(name: string): Promise<void>;
  /** Ends a running one and throws it away. */
  cancel(name: string): Promise<void>;
  /** Names of those that are finished and kept. */
  listStored(): Promise<string[]>;
  deleteStored(name: string): Promise<void>;
}

export type { AsteriskEvent, DialStatus, EventOf } from './event.ts';
export { isGone, isRefusal, isUnreachable } from './refusals.ts';

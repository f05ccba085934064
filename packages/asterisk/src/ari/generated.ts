// Written by tools/generate-ari-types.ts from the API description that comes with Asterisk. Do not edit.

/** The events the adapter reads. */
export type AriEvent =
  | StasisStart
  | StasisEnd
  | ChannelStateChange
  | ChannelHangupRequest
  | ChannelDestroyed
  | ChannelDtmfReceived
  | Dial
  | PlaybackStarted
  | PlaybackFinished
  | RecordingStarted
  | RecordingFinished
  | RecordingFailed
  | ChannelEnteredBridge
  | ChannelLeftBridge
  | ApplicationReplaced;

/** Details of a Stasis application */
export interface Application {
  /** Name of this application */
  readonly name: string;
  /** Id's for channels subscribed to. */
  readonly channel_ids: readonly string[];
  /** Id's for bridges subscribed to. */
  readonly bridge_ids: readonly string[];
  /** {tech}/{resource} for endpoints subscribed to. */
  readonly endpoint_ids: readonly string[];
  /** Names of the devices subscribed to. */
  readonly device_names: readonly string[];
  /** Event types sent to the application. */
  readonly events_allowed: readonly Readonly<Record<string, unknown>>[];
  /** Event types not sent to the application. */
  readonly events_disallowed: readonly Readonly<Record<string, unknown>>[];
}

/** Notification that another WebSocket has taken over for an application. An application may only be subscribed to by a single WebSocket at a time. If multiple WebSockets attempt to subscribe to the same application, the newer WebSocket wins, and the older one receives this event. */
interface ApplicationReplaced {
  readonly type: 'ApplicationReplaced';
  readonly timestamp: string;
}

/** The merging of media from one or more channels. Everyone on the bridge receives the same audio. */
export interface Bridge {
  /** Unique identifier for this bridge */
  readonly id: string;
  /** Name of the current bridging technology */
  readonly technology: string;
  /** Type of bridge technology */
  readonly bridge_type: 'mixing' | 'holding';
  /** Bridging class */
  readonly bridge_class: string;
  /** Entity that created the bridge */
  readonly creator: string;
  /** Name the creator gave the bridge */
  readonly name: string;
  /** Ids of channels participating in this bridge */
  readonly channels: readonly string[];
  /** The video mode the bridge is using. One of 'none', 'talker', 'sfu', or 'single'. */
  readonly video_mode?: string;
  /** The ID of the channel that is the source of video in this bridge, if one exists. */
  readonly video_source_id?: string;
  /** Timestamp when bridge was created */
  readonly creationtime: string;
  /** Bridge variables */
  readonly bridgevars?: Readonly<Record<string, unknown>>;
}

/** Caller identification */
interface CallerID {
  readonly name: string;
  readonly number: string;
}

/** A specific communication connection between Asterisk and an Endpoint. */
export interface Channel {
  /** Unique identifier of the channel. This is the same as the Uniqueid field in AMI. */
  readonly id: string;
  /** Protocol id from underlying channel driver (i.e. Call-ID for chan_pjsip; will be empty if not applicable or not implemented by driver). */
  readonly protocol_id: string;
  /** Name of the channel (i.e. SIP/foo-0000a7e3) */
  readonly name: string;
  readonly state:
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
  readonly caller: CallerID;
  readonly connected: CallerID;
  readonly accountcode: string;
  /** Current location in the dialplan */
  readonly dialplan: DialplanCEP;
  /** Timestamp when channel was created */
  readonly creationtime: string;
  /** The default spoken language */
  readonly language: string;
  /** Channel variables */
  readonly channelvars?: Readonly<Record<string, unknown>>;
  /** The Caller ID RDNIS */
  readonly caller_rdnis?: string;
  /** The Tenant ID for the channel */
  readonly tenantid?: string;
}

/** Notification that a channel has been destroyed. */
interface ChannelDestroyed {
  readonly type: 'ChannelDestroyed';
  readonly timestamp: string;
  /** Integer representation of the cause of the hangup */
  readonly cause: number;
  /** Text representation of the cause of the hangup */
  readonly cause_txt: string;
  /** Integer representation of the technology-specific off-nominal cause of the hangup. */
  readonly tech_cause?: number;
  readonly channel: Channel;
}

/** DTMF received on a channel. This event is sent when the DTMF ends. There is no notification about the start of DTMF */
interface ChannelDtmfReceived {
  readonly type: 'ChannelDtmfReceived';
  readonly timestamp: string;
  /** DTMF digit received (0-9, A-E, # or *) */
  readonly digit: string;
  /** Number of milliseconds DTMF was received */
  readonly duration_ms: number;
  /** The channel on which DTMF was received */
  readonly channel: Channel;
}

/** Notification that a channel has entered a bridge. */
interface ChannelEnteredBridge {
  readonly type: 'ChannelEnteredBridge';
  readonly timestamp: string;
  readonly bridge: Bridge;
  readonly channel?: Channel;
}

/** A hangup was requested on the channel. */
interface ChannelHangupRequest {
  readonly type: 'ChannelHangupRequest';
  readonly timestamp: string;
  /** Integer representation of the cause of the hangup. */
  readonly cause?: number;
  /** Integer representation of the technology-specific off-nominal cause of the hangup. */
  readonly tech_cause?: number;
  /** Whether the hangup request was a soft hangup request. */
  readonly soft?: boolean;
  /** The channel on which the hangup was requested. */
  readonly channel: Channel;
}

/** Notification that a channel has left a bridge. */
interface ChannelLeftBridge {
  readonly type: 'ChannelLeftBridge';
  readonly timestamp: string;
  readonly bridge: Bridge;
  readonly channel: Channel;
}

/** Notification of a channel's state change. */
interface ChannelStateChange {
  readonly type: 'ChannelStateChange';
  readonly timestamp: string;
  readonly channel: Channel;
}

/** Dialing state has changed. */
interface Dial {
  readonly type: 'Dial';
  readonly timestamp: string;
  /** The calling channel. */
  readonly caller?: Channel;
  /** The dialed channel. */
  readonly peer: Channel;
  /** Forwarding target requested by the original dialed channel. */
  readonly forward?: string;
  /** Channel that the caller has been forwarded to. */
  readonly forwarded?: Channel;
  /** The dial string for calling the peer channel. */
  readonly dialstring?: string;
  /** Current status of the dialing attempt to the peer. */
  readonly dialstatus: string;
}

/** Dialplan location (context/extension/priority) */
interface DialplanCEP {
  /** Context in the dialplan */
  readonly context: string;
  /** Extension in the dialplan */
  readonly exten: string;
  /** Priority in the dialplan */
  readonly priority: number;
  /** Name of current dialplan application */
  readonly app_name: string;
  /** Parameter of current dialplan application */
  readonly app_data: string;
}

/** A recording that is in progress */
export interface LiveRecording {
  /** Base name for the recording */
  readonly name: string;
  /** Recording format (wav, gsm, etc.) */
  readonly format: string;
  /** URI for the channel or bridge being recorded */
  readonly target_uri: string;
  readonly state: 'queued' | 'recording' | 'paused' | 'done' | 'failed' | 'canceled';
  /** Duration in seconds of the recording */
  readonly duration?: number;
  /** Duration of talking, in seconds, detected in the recording. This is only available if the recording was initiated with a non-zero maxSilenceSeconds. */
  readonly talking_duration?: number;
  /** Duration of silence, in seconds, detected in the recording. This is only available if the recording was initiated with a non-zero maxSilenceSeconds. */
  readonly silence_duration?: number;
  /** Cause for recording failure if failed */
  readonly cause?: string;
}

/** Object representing the playback of media to a channel */
export interface Playback {
  /** ID for this playback operation */
  readonly id: string;
  /** The URI for the media currently being played back. */
  readonly media_uri: string;
  /** If a list of URIs is being played, the next media URI to be played back. */
  readonly next_media_uri?: string;
  /** URI for the channel or bridge to play the media on */
  readonly target_uri: string;
  /** For media types that support multiple languages, the language requested for playback. */
  readonly language?: string;
  /** Current state of the playback operation. */
  readonly state: 'queued' | 'playing' | 'continuing' | 'done' | 'failed';
}

/** Event showing the completion of a media playback operation. */
interface PlaybackFinished {
  readonly type: 'PlaybackFinished';
  readonly timestamp: string;
  /** Playback control object */
  readonly playback: Playback;
}

/** Event showing the start of a media playback operation. */
interface PlaybackStarted {
  readonly type: 'PlaybackStarted';
  readonly timestamp: string;
  /** Playback control object */
  readonly playback: Playback;
}

/** Event showing failure of a recording operation. */
interface RecordingFailed {
  readonly type: 'RecordingFailed';
  readonly timestamp: string;
  /** Recording control object */
  readonly recording: LiveRecording;
}

/** Event showing the completion of a recording operation. */
interface RecordingFinished {
  readonly type: 'RecordingFinished';
  readonly timestamp: string;
  /** Recording control object */
  readonly recording: LiveRecording;
}

/** Event showing the start of a recording operation. */
interface RecordingStarted {
  readonly type: 'RecordingStarted';
  readonly timestamp: string;
  /** Recording control object */
  readonly recording: LiveRecording;
}

/** Notification that a channel has left a Stasis application. */
interface StasisEnd {
  readonly type: 'StasisEnd';
  readonly timestamp: string;
  readonly channel: Channel;
}

/** Notification that a channel has entered a Stasis application. */
interface StasisStart {
  readonly type: 'StasisStart';
  readonly timestamp: string;
  /** Arguments to the application */
  readonly args: readonly string[];
  readonly channel: Channel;
  readonly replace_channel?: Channel;
}

/** A past recording that may be played back. */
export interface StoredRecording {
  readonly name: string;
  readonly format: string;
}

/** The value of a channel variable */
export interface Variable {
  /** The value of the variable requested */
  readonly value: string;
}

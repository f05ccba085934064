import type { AsteriskEvent, DialStatus } from '../event.ts';
import type { Channel } from '../port.ts';
import type { Channel as AriChannel, AriEvent, LiveRecording, Playback } from './generated.ts';

type Translations = {
  readonly [Type in AriEvent['type']]: (event: Extract<AriEvent, { type: Type }>) => AsteriskEvent | null;
};

/** Playbacks and recordings name what they belong to as `channel:<id>` or `bridge:<id>`. */
function targetOf(thing: Playback | LiveRecording): string {
  return thing.target_uri.slice(thing.target_uri.indexOf(':') + 1);
}

const translations: Translations = {
  StasisStart: (event) => ({ type: 'channel-entered', channel: channel(event.channel), arguments: event.args }),
  StasisEnd: (event) => ({ type: 'channel-left', channel: channel(event.channel) }),
  ChannelStateChange: (event) => ({ type: 'channel-state', channel: channel(event.channel) }),
  ChannelHangupRequest: (event) => ({ type: 'hangup-requested', channel: channel(event.channel) }),
  ChannelDestroyed: (event) => ({ type: 'channel-gone', channel: channel(event.channel), cause: event.cause }),
  ChannelDtmfReceived: (event) => ({ type: 'digit', channel: channel(event.channel), digit: event.digit }),
  Dial: (event) => ({ type: 'dial', channelId: event.peer.id, status: event.dialstatus as DialStatus }),
  PlaybackStarted: ({ playback }) => ({
    type: 'playback-started',
    playbackId: playback.id,
    channelId: targetOf(playback),
  }),
  PlaybackFinished: ({ playback }) => ({
    type: 'playback-finished',
    playbackId: playback.id,
    channelId: targetOf(playback),
    outcome: playback.state === 'failed' ? 'failed' : 'done',
  }),
  RecordingStarted: ({ recording }) => ({
    type: 'recording-started',
    recordingName: recording.name,
    channelId: targetOf(recording),
  }),
  RecordingFinished: ({ recording }) => ({
    type: 'recording-finished',
    recordingName: recording.name,
    channelId: targetOf(recording),
    durationSeconds: recording.duration ?? 0,
    talkingSeconds: recording.talking_duration ?? null,
  }),
  RecordingFailed: ({ recording }) => ({
    type: 'recording-failed',
    recordingName: recording.name,
    channelId: targetOf(recording),
    reason: recording.cause ?? 'Asterisk gave no reason',
  }),
  ChannelEnteredBridge: (event) =>
    event.channel ? { type: 'bridge-joined', bridgeId: event.bridge.id, channelId: event.channel.id } : null,
  ChannelLeftBridge: (event) => ({ type: 'bridge-left', bridgeId: event.bridge.id, channelId: event.channel.id }),
  ApplicationReplaced: () => null,
};

/**
 * An ARI event in the port's words; null for one nobody here reads, which newer versions of Asterisk may well send.
 * Throws when an event lacks what it must have.
 */
export function translateEvent(message: Readonly<Record<string, unknown>>): AsteriskEvent | null {
  const { type } = message;
  if (typeof type !== 'string' || !Object.hasOwn(translations, type)) return null;
  // The names of events and the shapes behind them come from the same API description, so the pair fits.
  const translate = translations[type as AriEvent['type']] as (event: unknown) => AsteriskEvent | null;
  return translate(message);
}

/** An ARI channel in the port's words. */
export function channel(from: AriChannel): Channel {
  return {
    id: from.id,
    name: from.name,
    state: from.state,
    callerNumber: from.caller.number,
    callerName: from.caller.name,
    dialplan: {
      context: from.dialplan.context,
      extension: from.dialplan.exten,
      priority: from.dialplan.priority,
    },
    application: from.dialplan.app_name,
    createdAt: new Date(from.creationtime),
  };
}

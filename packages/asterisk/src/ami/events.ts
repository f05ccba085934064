import type { AmiMessage } from './ami.ts';

/** What every event about a channel says of it. */
export interface AmiChannel {
  /** `PJSIP/1001-00000003`. */
  readonly name: string;
  readonly id: string;
  /** All channels of one call have the same. */
  readonly linkedId: string;
  /** `Down`, `Ring`, `Ringing`, `Up`, … */
  readonly state: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly connectedNumber: string;
  readonly connectedName: string;
  readonly context: string;
  readonly extension: string;
}

/** A channel in a transfer. */
export interface TransferParty {
  readonly id: string;
  readonly linkedId: string;
  /** `PJSIP/1001-00000003`. */
  readonly name: string;
  readonly number: string;
  readonly callerName: string;
}

/** The events we listen to, by Asterisk's names. */
export interface AmiEvents {
  Newchannel: { readonly channel: AmiChannel };
  Newstate: { readonly channel: AmiChannel };
  /** `bridgeCreator` is who made the bridge: `Parking`, `ConfBridge`, `Stasis`; empty for two who talk. */
  BridgeEnter: {
    readonly channel: AmiChannel;
    readonly bridgeId: string;
    readonly bridgeCreator: string;
    readonly channelCount: number;
  };
  /** `cause` is Q.850. */
  Hangup: { readonly channel: AmiChannel; readonly cause: number };
  /** `transferer` leaves the call; `target` is what was dialled. */
  BlindTransfer: {
    readonly transferer: TransferParty;
    readonly transferee: TransferParty;
    readonly target: string;
    readonly succeeded: boolean;
  };
  /** The transferer talked in two calls and joined them. `target` is who was spoken with in the second. */
  AttendedTransfer: {
    readonly transferer: TransferParty;
    readonly transferee: TransferParty;
    readonly target: string;
    readonly succeeded: boolean;
  };
  ContactStatus: {
    readonly aor: string;
    readonly endpoint: string;
    readonly uri: string;
    /** `Created`, `Reachable`, `Unreachable`, `NonQualified`, `Updated`, `Removed`. */
    readonly status: string;
    readonly roundTripMs: number | null;
  };
  /** A registration of ours with somebody else was answered, refused or not answered. */
  Registry: { readonly account: string; readonly status: string };
  MessageWaiting: { readonly mailbox: string; readonly newMessages: number; readonly oldMessages: number };
  ConfbridgeEnd: { readonly conference: string };
  ConfbridgeJoin: { readonly conference: string };
  ConfbridgeLeave: { readonly conference: string };
  ConfbridgeMute: { readonly conference: string };
  ConfbridgeUnmute: { readonly conference: string };
  /** Somebody begins or stops talking. */
  ConfbridgeTalking: { readonly conference: string };
  ConfbridgeRecord: { readonly conference: string };
  ConfbridgeStopRecord: { readonly conference: string };
  /** `id` is the parked channel's. */
  ParkedCall: { readonly slot: string; readonly id: string };
  /** Another channel, `id`, took the place of a parked one: an attended transfer. */
  ParkedCallSwap: { readonly slot: string; readonly id: string };
  /** The parked caller hung up. */
  ParkedCallGiveUp: { readonly slot: string; readonly id: string };
  /** Nobody fetched it: it rings at who parked it. */
  ParkedCallTimeOut: { readonly slot: string; readonly id: string };
  /** It was fetched. */
  UnParkedCall: { readonly slot: string; readonly id: string };
  /** A channel begins to hear another. `heard` is that one's name. */
  ChanSpyStart: { readonly channel: AmiChannel; readonly heard: string };
  /** The dialplan tells something of ours. */
  UserEvent: { readonly userEvent: string; readonly headers: AmiMessage };
  FullyBooted: { readonly uptimeSeconds: number };
  /** `status` `0` is success. */
  Reload: { readonly module: string; readonly status: string };
}

/** A name of {@link AmiEvents}. */
export type AmiEventName = keyof AmiEvents;

/** The event of that name. */
export type AmiEvent<Name extends AmiEventName> = AmiEvents[Name];

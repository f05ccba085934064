import type { AmiMessage } from './ami.ts';
import type { AmiChannel, AmiEvents, TransferParty } from './events.ts';

function channelOf(message: AmiMessage, prefix: '' | 'Spyer'): AmiChannel {
  return {
    name: message[`${prefix}Channel`] ?? '',
    id: message[`${prefix}Uniqueid`] ?? '',
    linkedId: message[`${prefix}Linkedid`] ?? '',
    state: message[`${prefix}ChannelStateDesc`] ?? '',
    ...partiesOf(message, prefix),
    context: message[`${prefix}Context`] ?? '',
    extension: message[`${prefix}Exten`] ?? '',
  };
}

/** Asterisk writes `<unknown>` for a name or number it doesn't have; we write nothing. */
function unknownIsEmpty(value: string | undefined): string {
  return value === undefined || value === '<unknown>' ? '' : value;
}

/** Who a channel is, and with whom. */
export function partiesOf(message: AmiMessage, prefix: '' | 'Parkee' | 'Spyer' | TransferPrefix) {
  const known = (name: string) => unknownIsEmpty(message[prefix + name]);
  return {
    callerNumber: known('CallerIDNum'),
    callerName: nameIn(known('CallerIDName')),
    connectedNumber: known('ConnectedLineNum'),
    connectedName: nameIn(known('ConnectedLineName')),
  };
}

/** Asterisk escapes names as in a C string, `O'Brien` as `O\'Brien` (ast_escape_c); a line break or tab becomes a space. */
function nameIn(escaped: string): string {
  return escaped.replace(/\\(.)/g, (_, character: string) => ('abfnrtv'.includes(character) ? ' ' : character));
}

/** Microseconds as Asterisk writes them, in ms; it writes `N/A` or nothing when a contact was not measured. */
export function roundTripMs(microseconds: string | undefined): number | null {
  const value = Number(microseconds || Number.NaN);
  return Number.isFinite(value) && value > 0 ? value / 1000 : null;
}

function conferenceStep(message: AmiMessage) {
  return { conference: message.Conference ?? '' };
}

/** How Asterisk names the channels of a transfer. */
type TransferPrefix = 'Transferer' | 'OrigTransferer' | 'SecondTransferer' | 'Transferee' | 'TransferTarget';

function transferParty(message: AmiMessage, prefix: TransferPrefix): TransferParty {
  const { callerNumber, callerName } = partiesOf(message, prefix);
  return {
    id: message[`${prefix}Uniqueid`] ?? '',
    linkedId: message[`${prefix}Linkedid`] ?? '',
    name: message[`${prefix}Channel`] ?? '',
    number: callerNumber,
    callerName,
  };
}

function parkingStep(message: AmiMessage) {
  return { slot: message.ParkingSpace ?? '', id: message.ParkeeUniqueid ?? '' };
}

/** How each event we listen to is read from its headers. */
export const readers: { readonly [Name in keyof AmiEvents]: (message: AmiMessage) => AmiEvents[Name] } = {
  Newchannel: (message) => ({ channel: channelOf(message, '') }),
  Newstate: (message) => ({ channel: channelOf(message, '') }),
  BridgeEnter: (message) => ({
    channel: channelOf(message, ''),
    bridgeId: message.BridgeUniqueid ?? '',
    bridgeCreator: unknownIsEmpty(message.BridgeCreator),
    channelCount: Number(message.BridgeNumChannels ?? 0),
  }),
  Hangup: (message) => ({ channel: channelOf(message, ''), cause: Number(message.Cause ?? 0) }),
  BlindTransfer: (message) => ({
    transferer: transferParty(message, 'Transferer'),
    transferee: transferParty(message, 'Transferee'),
    target: message.Extension ?? '',
    succeeded: message.Result === 'Success',
  }),
  AttendedTransfer: (message) => ({
    transferer: transferParty(message, 'OrigTransferer'),
    transferee: transferParty(message, 'Transferee'),
    target: transferParty(message, 'TransferTarget').number || partiesOf(message, 'SecondTransferer').connectedNumber,
    succeeded: message.Result === 'Success',
  }),
  ContactStatus: (message) => ({
    aor: message.AOR ?? '',
    endpoint: message.EndpointName ?? '',
    uri: message.URI ?? '',
    status: message.ContactStatus ?? '',
    roundTripMs: roundTripMs(message.RoundtripUsec),
  }),
  Registry: (message) => ({ account: message.Username ?? '', status: message.Status ?? '' }),
  MessageWaiting: (message) => ({
    mailbox: message.Mailbox ?? '',
    newMessages: Number(message.New ?? 0),
    oldMessages: Number(message.Old ?? 0),
  }),
  ConfbridgeEnd: conferenceStep,
  ConfbridgeJoin: conferenceStep,
  ConfbridgeLeave: conferenceStep,
  ConfbridgeMute: conferenceStep,
  ConfbridgeUnmute: conferenceStep,
  ConfbridgeTalking: conferenceStep,
  ConfbridgeRecord: conferenceStep,
  ConfbridgeStopRecord: conferenceStep,
  ParkedCall: parkingStep,
  ParkedCallSwap: parkingStep,
  ParkedCallGiveUp: parkingStep,
  ParkedCallTimeOut: parkingStep,
  UnParkedCall: parkingStep,
  ChanSpyStart: (message) => ({ channel: channelOf(message, 'Spyer'), heard: message.SpyeeChannel ?? '' }),
  UserEvent: (message) => ({ userEvent: message.UserEvent ?? '', headers: message }),
  FullyBooted: (message) => ({ uptimeSeconds: Number(message.Uptime ?? 0) }),
  Reload: (message) => ({ module: message.Module ?? '', status: message.Status ?? '' }),
};

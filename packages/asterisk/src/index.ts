export type {
  Ami,
  AmiAnswer,
  AmiFields,
  AmiMessage,
  ConfigSection,
  Contact,
  DialplanLine,
  Endpoint,
  ShownChannel,
} from './ami/ami.ts';
export { databaseDelete, databasePut, databaseTree, setDeviceState } from './ami/astdb.ts';
export {
  type ConferenceRoom,
  conferenceRooms,
  type ParkedChannel,
  parkedChannels,
  type RoomMember,
  roomMembers,
} from './ami/conferences.ts';
export { type AmiOptions, connectAmi } from './ami/connect.ts';
export type { AmiChannel, AmiEvent, AmiEventName, AmiEvents } from './ami/events.ts';
export {
  type ContactState,
  contactStates,
  type OutboundRegistration,
  outboundRegistrations,
  qualify,
} from './ami/trunks.ts';
export { connectAri } from './ari/connect.ts';
export type { AriOptions } from './ari/options.ts';
export * from './port.ts';

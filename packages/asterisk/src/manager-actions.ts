/** What can be asked of a manager connection beyond its own verbs. None of these opens a connection. */
export { databaseBranch, databaseDelete, databasePut, databaseTree, setDeviceState } from './ami/astdb.ts';
export {
  type ConferenceRoom,
  conferenceRooms,
  type ParkedChannel,
  parkedChannels,
  type RoomMember,
  roomMembers,
} from './ami/conferences.ts';
export {
  type ContactState,
  contactStates,
  type OutboundRegistration,
  outboundRegistrations,
  qualify,
} from './ami/trunks.ts';
export { startedAt } from './ami/uptime.ts';

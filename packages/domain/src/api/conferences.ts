import { z } from 'zod';
import { route } from './route.ts';

const isoTime = z.iso.datetime();
const room = z.object({ key: z.string().regex(/^\d{1,10}$/) });
const member = room.extend({ member: z.string().regex(/^[\w.-]{1,64}$/) });
const recording = room.extend({ id: z.string().regex(/^\d{1,12}$/) });

const ConferenceMember = z
  .object({
    id: z.string(),
    number: z.string().meta({ description: 'Empty when unknown.' }),
    name: z.string(),
    joined_at: isoTime,
    moderator: z.boolean(),
    muted: z.boolean(),
    waiting: z.boolean().meta({ description: 'Hears music until a moderator is there.' }),
    talking: z.boolean(),
  })
  .meta({ id: 'ConferenceMember' });

const ConferenceRoom = z
  .object({
    number: z.string(),
    name: z.string().nullable().meta({ description: 'Null: the room was deleted while people talk in it.' }),
    started_at: isoTime.nullable().meta({ description: 'Null: nobody is in it.' }),
    locked: z.boolean(),
    recording: z.boolean(),
    members: z.array(ConferenceMember),
  })
  .meta({ id: 'ConferenceRoom' });

const ConferenceRecording = z
  .object({
    id: z.string(),
    started_at: isoTime,
    seconds: z.int(),
    bytes: z.int(),
    in_progress: z.boolean().meta({ description: 'It can be heard and deleted when it is over.' }),
  })
  .meta({ id: 'ConferenceRecording' });

const muted = z.strictObject({ muted: z.boolean() });

/** Who is in a conference and what can be done there. Rooms themselves are things of the configuration. */
export const conferenceRoutes = {
  listLiveConferences: route({
    method: 'get',
    path: '/api/live-conferences',
    tag: 'Conferences',
    summary: 'Conferences with somebody in them',
    permission: 'calls.read',
    response: z.object({ items: z.array(ConferenceRoom) }),
  }),
  getConferenceRoom: route({
    method: 'get',
    path: '/api/conferences/{key}/room',
    tag: 'Conferences',
    summary: 'Who is in a conference now',
    permission: 'calls.read',
    params: room,
    response: ConferenceRoom,
  }),
  changeConferenceRoom: route({
    method: 'patch',
    path: '/api/conferences/{key}/room',
    tag: 'Conferences',
    summary: 'Lock or unlock a conference, start or stop its recording',
    permission: 'conferences.moderate',
    params: room,
    body: z.strictObject({ locked: z.boolean().optional(), recording: z.boolean().optional() }),
  }),
  endConference: route({
    method: 'delete',
    path: '/api/conferences/{key}/room',
    tag: 'Conferences',
    summary: 'Put everybody out of a conference; the room itself stays',
    permission: 'conferences.moderate',
    params: room,
  }),
  changeConferenceMembers: route({
    method: 'patch',
    path: '/api/conferences/{key}/members',
    tag: 'Conferences',
    summary: 'Mute or unmute all but the moderators',
    permission: 'conferences.moderate',
    params: room,
    body: muted,
  }),
  changeConferenceMember: route({
    method: 'patch',
    path: '/api/conferences/{key}/members/{member}',
    tag: 'Conferences',
    summary: 'Mute or unmute somebody',
    permission: 'conferences.moderate',
    params: member,
    body: muted,
  }),
  kickConferenceMember: route({
    method: 'delete',
    path: '/api/conferences/{key}/members/{member}',
    tag: 'Conferences',
    summary: 'Put somebody out of a conference',
    permission: 'conferences.moderate',
    params: member,
  }),
  listConferenceRecordings: route({
    method: 'get',
    path: '/api/conferences/{key}/recordings',
    tag: 'Conferences',
    summary: 'Recordings of a conference, newest first',
    permission: 'recordings.any',
    params: room,
    response: z.object({ items: z.array(ConferenceRecording) }),
  }),
  getConferenceRecording: route({
    method: 'get',
    path: '/api/conferences/{key}/recordings/{id}/audio',
    tag: 'Conferences',
    summary: 'A recording as sound (audited)',
    permission: 'recordings.any',
    params: recording,
    produces: 'audio/wav',
  }),
  deleteConferenceRecording: route({
    method: 'delete',
    path: '/api/conferences/{key}/recordings/{id}',
    tag: 'Conferences',
    summary: 'Delete a recording (audited)',
    permission: 'recordings.any',
    params: recording,
  }),
};

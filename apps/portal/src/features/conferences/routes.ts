import type { Database } from '@flexpbx/db';
import type { LiveConference, Moderation } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { AppError } from '@flexpbx/runtime';
import type { Handlers } from '../../http/handler.ts';
import { sendAudio } from '../../http/send-audio.ts';
import { answerLimitMs, orderAndAwait } from '../calls/await-answer.ts';
import { presentRecording, presentRoom } from './present.ts';
import type { Recording, Recordings } from './recordings.ts';

/** What the conference routes are built from. */
export interface ConferenceParts {
  readonly database: Pick<Database, 'things' | 'liveConferences' | 'orders' | 'bell' | 'audit'>;
  readonly recordings: Recordings;
}

type ConferenceRoutes = Pick<
  Handlers<Api>,
  | 'listLiveConferences'
  | 'getConferenceRoom'
  | 'changeConferenceRoom'
  | 'endConference'
  | 'changeConferenceMembers'
  | 'changeConferenceMember'
  | 'kickConferenceMember'
  | 'listConferenceRecordings'
  | 'getConferenceRecording'
  | 'deleteConferenceRecording'
>;

/** Who is in a conference, what can be done there, and what was recorded. */
export function conferenceRoutes({ database, recordings }: ConferenceParts): ConferenceRoutes {
  const { things, liveConferences, audit } = database;

  const moderate = async (conference: string, moderation: Moderation, actor: string) => {
    const order = { kind: 'moderate-conference', conference, moderation } as const;
    const answer = await orderAndAwait(database, order, actor, answerLimitMs);
    if (answer.outcome === 'refused') throw new AppError('conflict', answer.reason);
    return undefined;
  };

  const nameOf = async (number: string) => (await things.find('conference', number))?.thing.name ?? null;

  const settled = async (key: string, id: string): Promise<Recording> => {
    const [live, [newest], recording] = await Promise.all([
      liveConferences.find(key),
      recordings.list(key),
      recordings.find(key, id),
    ]);
    if (!recording) throw new AppError('not-found', 'There is no such recording any more.');
    if (isInProgress(recording, newest, live)) throw new AppError('conflict', 'This recording is still going on.');
    return recording;
  };

  return {
    listLiveConferences: async () => {
      const rooms = new Map((await things.list('conference')).map(({ thing }) => [thing.number, thing.name]));
      const live = await liveConferences.list();
      return { items: live.map((room) => presentRoom(room.number, rooms.get(room.number) ?? null, room)) };
    },

    getConferenceRoom: async ({ params: { key } }) => {
      const [name, live] = await Promise.all([nameOf(key), liveConferences.find(key)]);
      if (name === null && !live) throw new AppError('not-found', `There is no conference ${key}.`);
      return presentRoom(key, name, live);
    },

    changeConferenceRoom: async ({ params: { key }, body: { locked, recording }, visitor }) => {
      const { username } = visitor.account;
      if (locked !== undefined) await moderate(key, { does: locked ? 'lock' : 'unlock' }, username);
      if (recording === undefined) return undefined;
      return moderate(key, { does: recording ? 'start-recording' : 'stop-recording' }, username);
    },

    endConference: async ({ params: { key }, visitor }) => moderate(key, { does: 'end' }, visitor.account.username),

    changeConferenceMembers: async ({ params: { key }, body: { muted }, visitor }) =>
      moderate(key, { does: muted ? 'mute' : 'unmute', member: null }, visitor.account.username),

    changeConferenceMember: async ({ params: { key, member }, body: { muted }, visitor }) =>
      moderate(key, { does: muted ? 'mute' : 'unmute', member }, visitor.account.username),

    kickConferenceMember: async ({ params: { key, member }, visitor }) =>
      moderate(key, { does: 'kick', member }, visitor.account.username),

    listConferenceRecordings: async ({ params: { key } }) => {
      const [live, found] = await Promise.all([liveConferences.find(key), recordings.list(key)]);
      return { items: found.map((one) => presentRecording(one, isInProgress(one, found[0], live))) };
    },

    getConferenceRecording: async ({ params: { key, id }, visitor }) => {
      await settled(key, id);
      const file = await recordings.open(key, id);
      if (!file) throw new AppError('not-found', 'There is no such recording any more.');
      await audit.note({ actor: visitor.account.username, action: 'recording.listen', target: `${key}/${id}` });
      return (response) => sendAudio(file, response);
    },

    deleteConferenceRecording: async ({ params: { key, id }, visitor }) => {
      await settled(key, id);
      await recordings.delete(key, id);
      await audit.note({ actor: visitor.account.username, action: 'recording.delete', target: `${key}/${id}` });
      return undefined;
    },
  };
}

/** Asterisk writes to the newest one as long as the room is recorded. */
function isInProgress(recording: Recording, newest: Recording | undefined, live: LiveConference | null): boolean {
  return (live?.isRecording ?? false) && recording.id === newest?.id;
}

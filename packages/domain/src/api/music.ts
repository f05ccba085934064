import { z } from 'zod';
import { displayName } from '../display-name.ts';
import { route } from './route.ts';
import { telephonyRoutes } from './telephony.ts';

const params = z.object({ key: z.string().regex(/^[a-z0-9_-]{1,40}$/) });

/** Largest file somebody can upload as music. */
const largestUpload = 100 * 1024 * 1024;

/** Pieces of music come as files; everything else is as with other things. */
export const musicRoutes = {
  createMusicTrack: route({
    method: 'post',
    path: '/api/music-tracks',
    tag: 'Sound',
    summary: 'Upload a piece of music; it can be used once its state is "ready"',
    permission: 'telephony.write',
    query: z.object({
      name: displayName.meta({ description: 'What it is called in lists.' }),
      file_name: z.string().max(200).default(''),
    }),
    takes: { types: ['audio/*', 'video/*', 'application/ogg', 'application/octet-stream'], bytes: largestUpload },
    response: telephonyRoutes.createMusicTrack.response,
    creates: true,
  }),
  changeMusicTrack: route({
    method: 'patch',
    path: '/api/music-tracks/{key}',
    tag: 'Sound',
    summary: 'Rename a piece of music',
    permission: 'telephony.write',
    params,
    body: z.strictObject({ name: displayName }),
    response: telephonyRoutes.createMusicTrack.response,
  }),
  getMusicTrackAudio: route({
    method: 'get',
    path: '/api/music-tracks/{key}/audio',
    tag: 'Sound',
    summary: 'A piece of music as callers hear it, the supplied ones too',
    permission: 'telephony.read',
    params,
    produces: 'audio/wav',
  }),
};

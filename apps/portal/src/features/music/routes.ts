import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@flexpbx/db';
import { identifierFrom, suppliedTracks } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { AppError } from '@flexpbx/runtime';
import type { Handlers } from '../../http/handler.ts';
import { sendAudio } from '../../http/send-audio.ts';
import { present } from '../things/present.ts';
import { keepUpload } from './keep-upload.ts';

/** What the music routes are built from. */
export interface MusicParts {
  readonly database: Pick<Database, 'things'>;
  readonly music: {
    /** Where tracks lie as Asterisk plays them. */
    readonly tracks: string;
    /** Where uploads lie until they are converted. */
    readonly uploads: string;
    /** The supplied tracks; null where no Asterisk was found. */
    readonly supplied: string | null;
  };
}

type MusicRoutes = Pick<Handlers<Api>, 'createMusicTrack' | 'changeMusicTrack' | 'getMusicTrackAudio'>;

/** Pieces of music: they come as files, and the worker converts them. */
export function musicRoutes({ database: { things }, music }: MusicParts): MusicRoutes {
  const freeId = async (name: string): Promise<string> => {
    const wanted = identifierFrom(name);
    const taken = new Set<string>(
      [...suppliedTracks, ...(await things.list('music-track')).map(({ thing }) => thing)].map(({ id }) => id),
    );
    for (let count = 1; ; count++) {
      const id = count === 1 ? wanted : `${wanted.slice(0, 36)}-${count}`;
      if (!taken.has(id)) return id;
    }
  };

  return {
    createMusicTrack: async ({ query: { name, file_name }, file, visitor, header }) => {
      const id = await freeId(name);
      await keepUpload(file, join(music.uploads, id));
      const track = { id, name, file_name, state: 'converting', reason: null, seconds: null } as const;
      const stored = await things.create('music-track', track, visitor.account.username);
      header('Location', `/api/music-tracks/${id}`);
      return present('music-track', stored);
    },

    changeMusicTrack: async ({ params, body, visitor }) =>
      present('music-track', await things.change('music-track', params.key, body, visitor.account.username)),

    getMusicTrackAudio: async ({ params: { key } }) => {
      const supplied = suppliedTracks.some(({ id }) => id === key);
      if (!supplied && !(await things.find('music-track', key))) throw gone();
      const path = supplied ? music.supplied && join(music.supplied, `${key}.wav`) : join(music.tracks, `${key}.wav16`);
      const file = path && (await open(path).catch(() => null));
      if (!file) throw gone();
      return (response) => sendAudio(file, response);
    },
  };
}

function gone(): AppError {
  return new AppError('not-found', 'There is no such track, or it can not be played yet.');
}

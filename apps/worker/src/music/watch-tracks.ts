import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bell, ThingRepository } from '@flexpbx/db';
import { AppError, type Logger, reasonOf, type StatePaths } from '@flexpbx/runtime';
import { lookWhenRung } from '../look-when-rung.ts';
import { convertTrack, deleteTrack, trackOf } from './convert-track.ts';

/** What the conversion of music works with. */
export interface TrackParts {
  readonly things: Pick<ThingRepository, 'list' | 'change'>;
  readonly bell: Pick<Bell, 'listen'>;
  readonly folders: StatePaths['music'];
  readonly logger: Logger;
}

/** Looked for also when nobody rang. */
const lookAnywayMs = 60_000;

/** Converts what is uploaded and clears away what was deleted, one after the other, until `signal` aborts. */
export function watchTracks(parts: TrackParts, signal: AbortSignal): Promise<void> {
  const whenItFails = 'music could not be converted';
  const look = () => takeCare(parts);
  return lookWhenRung({ whenItFails, topics: ['telephony'], anywayMs: lookAnywayMs, look }, parts, signal);
}

/** Brings files and rows together: whatever was interrupted is begun again. */
async function takeCare({ things, folders, logger }: TrackParts): Promise<void> {
  const tracks = (await things.list('music-track')).map(({ thing }) => thing);
  for (const { id } of tracks.filter(({ state }) => state === 'converting')) {
    const upload = join(folders.uploads, id);
    try {
      const { seconds } = await convertTrack(upload, folders.tracks, id);
      await things.change('music-track', id, { state: 'ready', seconds, reason: null }, 'worker');
    } catch (fault) {
      // Deleted meanwhile: what was made of it goes below, next time.
      if (fault instanceof AppError && fault.id === 'not-found') continue;
      logger.warn('a track could not be converted', { track: id, reason: reasonOf(fault) });
      await things.change('music-track', id, { state: 'failed', reason: reasonOf(fault) }, 'worker');
    }
    await rm(upload, { force: true });
  }
  await clearAway(folders, new Set(tracks.map(({ id }) => id)));
}

async function clearAway({ tracks }: StatePaths['music'], known: ReadonlySet<string>): Promise<void> {
  const files = await readdir(tracks).catch(() => []);
  const ids = new Set(files.map(trackOf).filter((id) => id !== null));
  for (const id of ids) if (!known.has(id)) await deleteTrack(tracks, id);
}

import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bell, ThingRepository } from '@flexpbx/db';
import { AppError, type Logger, reasonOf, type StatePaths } from '@flexpbx/runtime';
import { lookWhenRung } from '../look-when-rung.ts';
import { convertTrack, deleteTrack, trackOf } from '../music/convert-track.ts';

/** What the conversion of prompts works with. */
export interface PromptParts {
  readonly things: Pick<ThingRepository, 'list' | 'change'>;
  readonly bell: Pick<Bell, 'listen'>;
  readonly folders: StatePaths['prompts'];
  readonly logger: Logger;
}

/** Looked for also when nobody rang. */
const lookAnywayMs = 60_000;

/** Converts recordings that are uploaded as prompts and clears away what was deleted, until `signal` aborts. */
export function watchPrompts(parts: PromptParts, signal: AbortSignal): Promise<void> {
  const whenItFails = 'prompts could not be converted';
  const look = () => takeCare(parts);
  return lookWhenRung({ whenItFails, topics: ['telephony'], anywayMs: lookAnywayMs, look }, parts, signal);
}

/** Brings files and rows together: whatever was interrupted is begun again. */
export async function takeCare({ things, folders, logger }: Omit<PromptParts, 'bell'>): Promise<void> {
  const prompts = (await things.list('prompt')).map(({ thing }) => thing);
  for (const { id, source } of prompts) {
    if (source.type !== 'file' || source.state !== 'converting') continue;
    const upload = join(folders.uploads, id);
    const became = await convert(upload, folders.sounds, id);
    if (became.state === 'failed')
      logger.warn('a prompt could not be converted', { prompt: id, reason: became.reason });
    await things.change('prompt', id, { source: { ...source, ...became } }, 'worker').catch(unlessDeleted);
    await rm(upload, { force: true });
  }
  const recordings = new Set(prompts.filter(({ source }) => source.type === 'file').map(({ id }) => id));
  await clearAway(folders, recordings);
}

async function convert(upload: string, folder: string, id: string) {
  try {
    const { seconds } = await convertTrack(upload, folder, id);
    return { state: 'ready', seconds, reason: null } as const;
  } catch (fault) {
    return { state: 'failed', seconds: null, reason: reasonOf(fault) } as const;
  }
}

async function clearAway({ sounds }: StatePaths['prompts'], known: ReadonlySet<string>): Promise<void> {
  const files = await readdir(sounds).catch(() => []);
  const ids = new Set(files.map(trackOf).filter((id) => id !== null));
  for (const id of ids) if (!known.has(id)) await deleteTrack(sounds, id);
}

/** Deleted meanwhile: what was made of it goes next time. */
function unlessDeleted(fault: unknown): void {
  if (!(fault instanceof AppError && fault.id === 'not-found')) throw fault;
}

import { type ChangePlan, type FileName, type Generation, planChange, type RenderedFiles } from '@flexpbx/renderer';
import { AppError, type Logger, reasonOf } from '@flexpbx/runtime';
import { readGeneration, writeFiles, writtenAt } from './generation-folder.ts';
import { readBack } from './read-back.ts';
import type { AsteriskRequests, RunningAsterisk } from './running-asterisk.ts';

/** Where generations lie. */
export interface GenerationFolders {
  /** What Asterisk reads. */
  readonly etc: string;
  /** The generation Asterisk was last seen to run with. */
  readonly lastGood: string;
}

/** A generation that is on the disk, and what Asterisk has yet to do with it. */
export interface WrittenGeneration {
  readonly files: RenderedFiles;
  readonly lastGood: Generation;
  /** From what Asterisk runs with to this generation. */
  readonly plan: ChangePlan;
}

/**
 * Puts a generation where Asterisk reads it, writing only files that differ. Files of ours that were edited by hand are
 * overwritten, and that is said. Throws AppError `disk-full` or `read-only`; what Asterisk runs with stays good.
 */
export async function writeGeneration(
  files: RenderedFiles,
  folders: GenerationFolders,
  logger: Logger,
): Promise<WrittenGeneration> {
  const [found, lastGood] = await Promise.all([readGeneration(folders.etc), readGeneration(folders.lastGood)]);
  const differing = planChange(found, files).files;
  const edited = differing.filter((name) => lastGood[name] !== undefined && found[name] !== lastGood[name]);
  if (edited.length > 0) {
    logger.warn('files that were changed by hand are overwritten; additions belong into custom/', { files: edited });
  }
  // A hand-made change may or may not be loaded, so the way from it counts too.
  const plan = planChange({ ...lastGood, ...pick(found, edited) }, files);
  try {
    await writeFiles(folders.etc, pick(files, differing));
  } catch (fault) {
    await restore(lastGood, differing, folders.etc).catch(() => {});
    throw fault;
  }
  return { files, lastGood, plan };
}

/**
 * Has Asterisk load a written generation and looks at what became of it. When it isn't as rendered, the last good
 * generation is put back and loaded, and the reason is thrown (AppError). Returns what takes effect at Asterisk's next
 * start only.
 */
export async function takeIn(
  { files, lastGood, plan }: WrittenGeneration,
  folders: GenerationFolders,
  asterisk: RunningAsterisk,
): Promise<readonly FileName[]> {
  const age = await ageOf(plan.files, folders.etc, asterisk);
  const reloads = age === 'loaded' ? [] : plan.reloads;
  try {
    for (const module of reloads) await asterisk.requests.reload(module);
    await readBack(asterisk.requests, plan.readBack);
  } catch (fault) {
    await rollBack({ lastGood, plan }, folders, asterisk.requests, fault);
    throw fault;
  }
  await writeFiles(folders.lastGood, pick(files, plan.files));
  return age === 'older' ? plan.atNextStart : [];
}

/** Makes what Asterisk reads equal to what it last ran well with; nothing where it never did. */
export async function restoreLastGood(folders: GenerationFolders): Promise<void> {
  const [found, lastGood] = await Promise.all([readGeneration(folders.etc), readGeneration(folders.lastGood)]);
  await restore(lastGood, planChange(found, lastGood).files, folders.etc);
}

/** Whether Asterisk started after these files were written, and so has loaded them; it tells its age in seconds. */
async function ageOf(
  names: readonly FileName[],
  etc: string,
  { started }: RunningAsterisk,
): Promise<'loaded' | 'unclear' | 'older'> {
  const written = await writtenAt(etc, names);
  if (written === null || started.earliest >= written) return 'loaded';
  return started.latest >= written ? 'unclear' : 'older';
}

async function rollBack(
  { lastGood, plan }: Pick<WrittenGeneration, 'lastGood' | 'plan'>,
  folders: GenerationFolders,
  asterisk: AsteriskRequests,
  cause: unknown,
): Promise<void> {
  // Before the first good generation there is nothing to go back to, and Asterisk needs some files to start with.
  if (Object.keys(lastGood).length === 0) return;
  try {
    await restore(lastGood, plan.files, folders.etc);
    for (const module of plan.reloads) await asterisk.reload(module);
  } catch (fault) {
    // An Asterisk that ended meanwhile starts with the files that were put back.
    if (fault instanceof AppError && fault.id === 'asterisk-unreachable') return;
    throw new Error(`${reasonOf(cause)} And the configuration before it could not be put back: ${reasonOf(fault)}`, {
      cause,
    });
  }
}

function restore(lastGood: Generation, names: readonly FileName[], etc: string): Promise<void> {
  if (Object.keys(lastGood).length === 0) return Promise.resolve();
  return writeFiles(etc, Object.fromEntries(names.map((name) => [name, lastGood[name] ?? null])));
}

function pick(files: Generation, names: readonly FileName[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (files[name] === undefined ? [] : [[name, files[name]]])));
}

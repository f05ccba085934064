import { type FileName, planChange, type RenderedFiles } from '@flexpbx/renderer';
import { AppError, type Logger, reasonOf } from '@flexpbx/runtime';
import { type GenerationFolders, takeIn, writeGeneration } from './apply-generation.ts';
import { readGeneration } from './generation-folder.ts';
import type { RunningAsterisk } from './running-asterisk.ts';
import { clearStaged, leaveOutcome, readStaged, type StagedGeneration } from './staging.ts';

/** What applying a staged generation works with. */
export interface ApplyStagedParts {
  readonly folders: GenerationFolders & { readonly staging: string };
  /** Null when none runs. */
  readonly asterisk: RunningAsterisk | null;
  readonly logger: Logger;
  /** Tells the operator, a line at a time. */
  readonly print: (line: string) => void;
}

/**
 * Applies the generation that waits in the staging folder, as configd would, and leaves word of what came of it for
 * configd. Throws AppError `configuration-refused` when what is staged isn't what was rendered.
 */
export async function applyStaged(parts: ApplyStagedParts): Promise<'applied' | 'written' | 'nothing' | 'failed'> {
  const { folders, asterisk, print } = parts;
  const staged = await readStaged(folders.staging);
  if (!staged) {
    print('Nothing waits to be applied.');
    return 'nothing';
  }
  const { files } = planChange(await readGeneration(folders.etc), staged.files);
  print(`Configuration ${staged.revision}, prepared ${staged.preparedAt}, changes ${describeFiles(files)}.`);
  try {
    return asterisk ? await applyLive(staged, asterisk, files, parts) : await putInPlace(staged.files, parts);
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    print(`Not applied: ${reasonOf(fault)}`);
    print('What Asterisk ran with before is in place.');
    const { revision } = staged;
    await leaveOutcome(folders.staging, { revision, outcome: 'failed', reason: reasonOf(fault), files: [], tookMs: 0 });
    return 'failed';
  }
}

async function applyLive(
  { revision, files }: StagedGeneration,
  asterisk: RunningAsterisk,
  changed: readonly FileName[],
  { folders, logger, print }: ApplyStagedParts,
): Promise<'applied'> {
  const begun = performance.now();
  const written = await writeGeneration(files, folders, logger);
  const { reloads, readBack } = written.plan;
  print(`Files are in place. Asterisk loads: ${reloads.join(', ') || 'nothing'}.`);
  const waiting = await takeIn(written, folders, asterisk);
  print(`Asterisk reports all ${readBack.length} changed objects as prepared.`);
  const reason = waiting.length > 0 ? `Takes effect when Asterisk is started again: ${waiting.join(', ')}.` : null;
  if (reason) print(reason);
  const tookMs = Math.round(performance.now() - begun);
  await leaveOutcome(folders.staging, { revision, outcome: 'applied', reason, files: [...changed], tookMs });
  await clearStaged(folders.staging);
  print(`Applied in ${tookMs} ms.`);
  return 'applied';
}

/** Asterisk doesn't run: configd looks at what became of it when it has started, and records it. */
async function putInPlace(files: RenderedFiles, { folders, logger, print }: ApplyStagedParts): Promise<'written'> {
  await writeGeneration(files, folders, logger);
  await clearStaged(folders.staging);
  print('Files are in place. Asterisk does not run: it loads them when it starts.');
  return 'written';
}

function describeFiles(files: readonly FileName[]): string {
  return files.length > 0 ? files.join(', ') : 'no file';
}

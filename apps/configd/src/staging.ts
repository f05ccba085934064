import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileNames, planChange, type RenderedFiles } from '@flexpbx/renderer';
import { AppError } from '@flexpbx/runtime';
import { z } from 'zod';
import { readGeneration, readText, writeFiles } from './generation-folder.ts';

const manifestFile = 'manifest.json';
const outcomeFile = 'outcome.json';

const manifestSchema = z.object({
  revision: z.int(),
  preparedAt: z.iso.datetime(),
  /** SHA-256 of each file: what is applied is what was rendered. */
  files: z.record(z.string(), z.string()),
});

const outcomeSchema = z.object({
  revision: z.int(),
  outcome: z.enum(['applied', 'failed']),
  reason: z.string().nullable(),
  files: z.array(z.string()),
  tookMs: z.number(),
});

/** What `flexpbx-apply` made of a staged generation. It leaves this in the staging folder; configd records it. */
export type StagedOutcome = z.infer<typeof outcomeSchema>;

/** A generation that waits for an operator. */
export interface StagedGeneration {
  readonly revision: number;
  readonly preparedAt: string;
  readonly files: RenderedFiles;
}

/** Puts a generation into the staging folder; its manifest comes last, so a half-written one is never taken for whole. */
export async function stage(folder: string, { revision, preparedAt, files }: StagedGeneration): Promise<void> {
  const there = await readGeneration(folder);
  const changed = planChange(there, files).files;
  await writeFiles(folder, Object.fromEntries(changed.map((name) => [name, files[name]])));
  const hashes = Object.fromEntries(fileNames.map((name) => [name, hashOf(files[name])]));
  await writeFiles(folder, {
    [manifestFile]: `${JSON.stringify({ revision, preparedAt, files: hashes }, null, 2)}\n`,
  });
}

/**
 * The generation that waits; null when none does. Throws AppError `configuration-refused` when a file is missing or isn't
 * the one that was rendered.
 */
export async function readStaged(folder: string): Promise<StagedGeneration | null> {
  const text = await readText(join(folder, manifestFile));
  if (text === null) return null;
  const manifest = parse(manifestSchema, text, `${folder}/${manifestFile}`);
  const files = await readGeneration(folder);
  for (const name of fileNames) {
    const content = files[name];
    if (content !== undefined && manifest.files[name] === hashOf(content)) continue;
    throw new AppError(
      'configuration-refused',
      `${name} in ${folder} is not the file that was prepared. Nothing was applied. Have FlexPBX prepare it again: any change, or "Try again" on the portal's configuration page.`,
    );
  }
  return { revision: manifest.revision, preparedAt: manifest.preparedAt, files: files as RenderedFiles };
}

/** Takes the staged generation away: it was applied, or is no longer wanted. */
export function clearStaged(folder: string): Promise<void> {
  return writeFiles(folder, Object.fromEntries([manifestFile, ...fileNames].map((name) => [name, null])));
}

/** Leaves word for configd. */
export function leaveOutcome(folder: string, outcome: StagedOutcome): Promise<void> {
  return writeFiles(folder, { [outcomeFile]: `${JSON.stringify(outcome)}\n` });
}

/** The word that was left, which is then gone; null when there is none. `record` is done with it before it goes. */
export async function takeOutcome(folder: string, record: (outcome: StagedOutcome) => Promise<void>): Promise<void> {
  const text = await readText(join(folder, outcomeFile));
  if (text === null) return;
  await record(parse(outcomeSchema, text, `${folder}/${outcomeFile}`));
  await writeFiles(folder, { [outcomeFile]: null });
}

function parse<Schema extends z.ZodType>(schema: Schema, text: string, file: string): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('configuration-refused', `${file} can't be read: it is damaged.`, { cause });
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

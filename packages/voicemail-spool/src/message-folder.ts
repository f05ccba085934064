import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { type Envelope, parseEnvelope } from './envelope.ts';

/** One message in a folder: its number there, its envelope if it has one, and the files of its sound. */
export interface FolderEntry {
  readonly number: number;
  readonly envelope: Envelope | null;
  readonly hasEnvelopeFile: boolean;
  /** File extensions of its sound: `wav`, and what else an administrator made Asterisk record. */
  readonly formats: readonly string[];
}

/** A message that counts: envelope and sound are both there. */
export interface WholeMessage extends FolderEntry {
  readonly envelope: Envelope;
}

/** `msg0007`: how app_voicemail names message 7 of a folder, without extension. */
export function messageName(number: number): string {
  return `msg${String(number).padStart(4, '0')}`;
}

/** Whether a file is named like the envelope of a message. */
export function isEnvelope(name: string): boolean {
  return /^msg\d{4}\.txt$/.test(name);
}

/** The numbers that names of files in a folder begin with, each once for every file. */
export function numbersIn(names: readonly string[]): number[] {
  return names.flatMap((name) => {
    const [, digits] = /^msg(\d{4})\.\w+$/.exec(name) ?? [];
    return digits === undefined ? [] : [Number(digits)];
  });
}

/** Everything in a folder that is named like a part of a message, in the order of numbers. */
export async function readFolder(disk: Disk, folder: string): Promise<FolderEntry[]> {
  const formats = new Map<number, string[]>();
  for (const name of await disk.list(folder)) {
    const [, digits, extension] = /^msg(\d{4})\.(\w+)$/.exec(name) ?? [];
    if (digits === undefined || extension === undefined) continue;
    const number = Number(digits);
    formats.set(number, [...(formats.get(number) ?? []), extension]);
  }
  const numbers = [...formats.keys()].sort((a, b) => a - b);
  return Promise.all(numbers.map((number) => readEntry(disk, folder, number, formats.get(number) ?? [])));
}

async function readEntry(disk: Disk, folder: string, number: number, files: readonly string[]): Promise<FolderEntry> {
  const hasEnvelopeFile = files.includes('txt');
  const text = hasEnvelopeFile ? await disk.read(join(folder, `${messageName(number)}.txt`)) : null;
  return {
    number,
    envelope: text === null ? null : parseEnvelope(text),
    hasEnvelopeFile,
    formats: files.filter((extension) => extension !== 'txt').sort(),
  };
}

/** Whether an entry is a message people can hear. */
export function isWhole(entry: FolderEntry): entry is WholeMessage {
  return entry.envelope !== null && entry.formats.length > 0;
}

/** The number the next message of a folder gets: one after the last, over gaps, as app_voicemail counts. */
export function nextNumber(entries: readonly FolderEntry[]): number {
  return Math.max(-1, ...entries.map((entry) => entry.number)) + 1;
}

/**
 * Moves a message to a free number of the same or another folder. The sound gets its second name before the envelope
 * moves, and loses its first one after: at each moment, and after a crash at any, the envelope has its sound beside it.
 */
export async function moveMessage(
  disk: Disk,
  from: { folder: string; entry: FolderEntry },
  to: { folder: string; number: number },
): Promise<void> {
  const source = join(from.folder, messageName(from.entry.number));
  const target = join(to.folder, messageName(to.number));
  for (const format of from.entry.formats) await disk.link(`${source}.${format}`, `${target}.${format}`);
  await disk.rename(`${source}.txt`, `${target}.txt`);
  for (const format of from.entry.formats) await disk.remove(`${source}.${format}`);
}

/** Deletes a message: sound first, because an envelope alone is known as the rest of a deletion, sound alone is not. */
export async function removeMessage(disk: Disk, folder: string, entry: FolderEntry): Promise<void> {
  const name = join(folder, messageName(entry.number));
  for (const format of entry.formats) await disk.remove(`${name}.${format}`);
  await disk.remove(`${name}.txt`);
}

/**
 * Finishes what a process that was killed left half-done in a folder whose lock we hold: an envelope whose sound was
 * deleted goes; a second name of a sound whose envelope moved goes. Sound with one name only is never touched, nor an
 * envelope whose sound is still to come (`isAwaited`).
 */
export async function tidyFolder(
  disk: Disk,
  folder: string,
  isAwaited: (id: string) => Promise<boolean>,
): Promise<FolderEntry[]> {
  const entries = await readFolder(disk, folder);
  let changed = false;
  for (const entry of entries) {
    const name = join(folder, messageName(entry.number));
    if (entry.formats.length === 0 && !(entry.envelope && (await isAwaited(entry.envelope.id)))) {
      await disk.remove(`${name}.txt`);
      changed = true;
    }
    if (entry.hasEnvelopeFile) continue;
    for (const format of entry.formats) {
      const file = await disk.measure(`${name}.${format}`);
      if (file === null || file.links < 2) continue;
      await disk.remove(`${name}.${format}`);
      changed = true;
    }
  }
  return changed ? readFolder(disk, folder) : entries;
}

/** Renumbers from 0 without gaps, as resequence_mailbox() of app_voicemail does. */
export async function closeGaps(disk: Disk, folder: string, entries: readonly FolderEntry[]): Promise<void> {
  const taken = new Set(entries.filter((entry) => !isWhole(entry)).map((entry) => entry.number));
  let free = 0;
  for (const entry of entries.filter(isWhole)) {
    while (taken.has(free)) free++;
    if (free < entry.number) await moveMessage(disk, { folder, entry }, { folder, number: free });
    free++;
  }
}

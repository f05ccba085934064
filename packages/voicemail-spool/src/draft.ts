import { join } from 'node:path';
import { voicemailLimits } from '@flexpbx/domain';
import { AppError, reasonOf } from '@flexpbx/runtime';
import { z } from 'zod';
import { type Disk, isDiskFull } from './disk.ts';
import { type Envelope, formatEnvelope } from './envelope.ts';
import type { Mailbox } from './mailbox.ts';
import { type FolderEntry, isWhole, messageName, nextNumber } from './message-folder.ts';
import { finishRecording } from './recorded-wav.ts';

const draftMetaSchema = z.object({
  mailbox: z.string(),
  callerNumber: z.string(),
  callerName: z.string(),
  /** Where the caller was in the dialplan, and on which channel. */
  context: z.string(),
  extension: z.string(),
  channel: z.string(),
  startedAt: z.coerce.date(),
  /** What is shorter is thrown away. */
  minSeconds: z.number().default(voicemailLimits.minMessageSeconds),
});

/** What is known of a message before it is recorded. */
export type DraftMeta = z.infer<typeof draftMetaSchema>;

/** A message that is being recorded, or was recorded and is not in its mailbox yet. */
export interface VoicemailDraft extends DraftMeta {
  readonly id: string;
}

/** Whether a recording may begin. `recordingName` is the name to give ARI. */
export type BeginOutcome =
  | { readonly kind: 'begun'; readonly recordingName: string }
  | { readonly kind: 'mailbox-full' }
  | { readonly kind: 'disk-full' };

/** What became of a finished recording. Only `kept` leaves a draft behind, with its sound, for another try. */
export type StoreOutcome =
  | { readonly kind: 'stored'; readonly messageId: string; readonly mailbox: string }
  /** Shorter than `voicemailLimits.minMessageSeconds`, or nothing was recorded; removed. */
  | { readonly kind: 'too-short'; readonly mailbox: string; readonly seconds: number }
  /** There is no such draft (any more): it was stored or discarded before. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'kept'; readonly reason: 'disk-full' | 'mailbox-busy' };

/** A whole message at 16 kB a second and its envelope, with some to spare for others who write at the same time. */
const neededBytes = 4 * voicemailLimits.maxMessageSeconds * 16_000;

/**
 * Recordings on their way into a mailbox. A draft is two files in ARI's recording folder: `voicemail/<id>.json`, written
 * before the recording begins, and `voicemail/<id>.wav`, written by Asterisk.
 */
export class Drafts {
  readonly #folder: string;
  readonly #disk: Disk;
  readonly #mailbox: (box: string) => Mailbox;
  readonly #storing = new Map<string, Promise<StoreOutcome>>();

  /** The mailbox of each draft that was asked for last; it never gets another. */
  #owners: ReadonlyMap<string, string> = new Map();

  constructor(recordings: string, parts: { disk: Disk; mailbox: (box: string) => Mailbox }) {
    this.#folder = join(recordings, 'voicemail');
    this.#disk = parts.disk;
    this.#mailbox = parts.mailbox;
  }

  async begin(id: string, meta: DraftMeta, maxMessages: number): Promise<BeginOutcome> {
    const sidecar = this.#sidecar(id);
    try {
      await this.#disk.makeFolder(this.#folder);
      if (await this.isFull(meta.mailbox, maxMessages)) return { kind: 'mailbox-full' };
      if (!(await this.hasRoom())) return { kind: 'disk-full' };
      await this.#disk.write(`${sidecar}.new`, JSON.stringify(meta));
      await this.#disk.rename(`${sidecar}.new`, sidecar);
      await this.#disk.sync(this.#folder);
      return { kind: 'begun', recordingName: `voicemail/${id}` };
    } catch (fault) {
      if (isDiskFull(fault)) return { kind: 'disk-full' };
      throw fault;
    }
  }

  /** Whether the disk holds another message of full length. */
  async hasRoom(): Promise<boolean> {
    try {
      await this.#disk.makeFolder(this.#folder);
      return (await this.#disk.freeBytes(this.#folder)) >= neededBytes;
    } catch (fault) {
      if (isDiskFull(fault)) return false;
      throw fault;
    }
  }

  /** Callers who are recording now count, or the last place would be promised to each of them. */
  async isFull(box: string, maxMessages: number): Promise<boolean> {
    const messages = await this.#mailbox(box).countNew();
    // Whose the drafts are matters only where all of them together could fill it.
    const drafts = await this.#ids();
    if (messages + drafts.length < maxMessages) return false;
    return messages + (await this.#countOf(box, drafts)) >= maxMessages;
  }

  /** Each draft is a file to be read, and with hundreds of callers there are hundreds, asked for by each who comes. */
  async #countOf(box: string, drafts: readonly string[]): Promise<number> {
    const owners = new Map<string, string>();
    const find = async (id: string) => {
      const owner = this.#owners.get(id) ?? (await this.#read(id))?.mailbox;
      if (owner !== undefined) owners.set(id, owner);
    };
    await Promise.all(drafts.map(find));
    this.#owners = owners;
    return [...owners.values()].filter((owner) => owner === box).length;
  }

  /**
   * Puts a finished recording into its mailbox, once, however often this is repeated and wherever it was broken off:
   * 1. the envelope is written beside the mailbox and synced; 2. under INBOX's lock it takes the next number;
   * 3. the sound is renamed beside it: from here on the message counts; 4. the sidecar goes.
   * Sound still among the recordings means "not stored yet": it leaves by one rename. The envelope goes first because
   * app_voicemail takes a number without envelope for free and would overwrite the sound that lies there.
   */
  async store(id: string): Promise<StoreOutcome> {
    // The call's own flow, recovery and the sweep may come to the same draft at once.
    const storing = this.#storing.get(id) ?? this.#storeOnce(id).finally(() => this.#storing.delete(id));
    this.#storing.set(id, storing);
    return storing;
  }

  async #storeOnce(id: string): Promise<StoreOutcome> {
    const meta = await this.#read(id);
    if (!meta) return { kind: 'gone' };
    try {
      const seconds = await finishRecording(this.#recording(id));
      if (seconds === null) return await this.#concludeWithoutSound(id, meta);
      if (seconds < meta.minSeconds) {
        await this.discard(id);
        return { kind: 'too-short', mailbox: meta.mailbox, seconds };
      }
      await this.#place(envelopeOf(id, meta, seconds));
      await this.#disk.remove(this.#sidecar(id));
      return { kind: 'stored', messageId: id, mailbox: meta.mailbox };
    } catch (fault) {
      if (isDiskFull(fault)) return { kind: 'kept', reason: 'disk-full' };
      if (fault instanceof AppError && fault.id === 'timed-out') return { kind: 'kept', reason: 'mailbox-busy' };
      throw fault;
    }
  }

  async #place(envelope: Envelope): Promise<void> {
    const mailbox = this.#mailbox(envelope.mailbox);
    const prepared = join(mailbox.workPath, `flexpbx-${envelope.id}.txt`);
    await this.#disk.makeFolder(mailbox.workPath);
    await this.#disk.write(prepared, formatEnvelope(envelope));
    await mailbox.adding(async (inbox, entries) => {
      const target = join(inbox, messageName(numberFor(envelope.id, entries)));
      await this.#disk.rename(prepared, `${target}.txt`);
      await this.#disk.rename(this.#recording(envelope.id), `${target}.wav`);
    });
  }

  /** A sidecar without sound: the sound was placed and we were stopped before the last step, or none was recorded. */
  async #concludeWithoutSound(id: string, meta: DraftMeta): Promise<StoreOutcome> {
    const messages = await this.#mailbox(meta.mailbox).list();
    const isPlaced = messages.some(({ message }) => message.id === id);
    await this.discard(id);
    const { mailbox } = meta;
    return isPlaced ? { kind: 'stored', messageId: id, mailbox } : { kind: 'too-short', mailbox, seconds: 0 };
  }

  async discard(id: string): Promise<void> {
    await this.#disk.remove(this.#recording(id));
    await this.#disk.remove(this.#sidecar(id));
  }

  async list(): Promise<VoicemailDraft[]> {
    const ids = await this.#ids();
    const drafts = await Promise.all(ids.map(async (id) => ({ id, meta: await this.#read(id) })));
    return drafts.flatMap(({ id, meta }) => (meta ? [{ id, ...meta }] : []));
  }

  async #ids(): Promise<string[]> {
    const names = await this.#disk.list(this.#folder);
    return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
  }

  /** Whether a recording lies there that was not placed yet. */
  async isRecorded(id: string): Promise<boolean> {
    return isDraftId(id) && (await this.#disk.measure(this.#recording(id))) !== null;
  }

  async #read(id: string): Promise<DraftMeta | null> {
    const text = await this.#disk.read(this.#sidecar(id));
    if (text === null) return null;
    try {
      return draftMetaSchema.parse(JSON.parse(text));
    } catch (cause) {
      throw new AppError('invalid-input', `The draft of a message can't be read: ${reasonOf(cause)}`, { cause });
    }
  }

  #sidecar(id: string): string {
    return join(this.#folder, `${validDraftId(id)}.json`);
  }

  #recording(id: string): string {
    return join(this.#folder, `${validDraftId(id)}.wav`);
  }
}

/** The number of an earlier try that got as far as the envelope, else the next free one. */
function numberFor(id: string, entries: readonly FolderEntry[]): number {
  const begun = entries.find((entry) => entry.envelope?.id === id && !isWhole(entry));
  return begun?.number ?? nextNumber(entries);
}

function envelopeOf(id: string, meta: DraftMeta, seconds: number): Envelope {
  const { startedAt, minSeconds: _, ...rest } = meta;
  return { ...rest, id, receivedAt: startedAt, durationSeconds: Math.round(seconds) };
}

function isDraftId(id: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(id);
}

function validDraftId(id: string): string {
  if (!isDraftId(id)) throw new AppError('invalid-input', 'The id of a draft is letters, digits and - only.');
  return id;
}

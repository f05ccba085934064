import { join } from 'node:path';
import { type VoicemailFolder, type VoicemailMessage, voicemailLimits } from '@flexpbx/domain';
import type { Disk } from './disk.ts';
import type { Envelope } from './envelope.ts';
import type { FolderLocks } from './folder-lock.ts';
import { Greetings } from './greetings.ts';
import {
  closeGaps,
  type FolderEntry,
  isEnvelope,
  isWhole,
  messageName,
  moveMessage,
  nextNumber,
  numbersIn,
  readFolder,
  removeMessage,
  tidyFolder,
  type WholeMessage,
} from './message-folder.ts';
import { removeOlder } from './remove-older.ts';

/** Folders people hear messages in, and the one deleted messages wait in until nobody can want them back any more. */
export type SpoolFolder = VoicemailFolder | 'Deleted';

/** Folders we use, in the order their locks are taken (app_voicemail, too, holds INBOX when it locks another). */
const folders = ['INBOX', 'Old', 'Deleted'] as const satisfies readonly SpoolFolder[];

/** Where a native VoiceMailMain() puts messages that somebody sorts; we only ever empty them. */
const sortedByHand = ['Urgent', 'Work', 'Family', 'Friends', 'Cust1', 'Cust2', 'Cust3', 'Cust4', 'Cust5'];

/**
 * From this number on, gaps are closed. Below, they stay: a VoiceMailMain() that has the folder open remembers messages
 * by number and would, on leaving, delete or overwrite the wrong ones (close_mailbox()). app_voicemail copes with gaps,
 * but keeps no message in Old at a number of `maxmsg` or above.
 */
const closeGapsFrom = voicemailLimits.maxMessages / 2;

/** How many messages a mailbox holds. */
export interface MailboxCounts {
  readonly new: number;
  readonly old: number;
}

/** Where a message's sound lies. */
export interface FoundMessage {
  /** Of a deleted one: as if it had been heard. */
  readonly message: VoicemailMessage;
  readonly isDeleted: boolean;
  /** Path of its sound without extension, as Asterisk plays it. */
  readonly sound: string;
  readonly formats: readonly string[];
}

/** One mailbox of app_voicemail. */
export class Mailbox {
  readonly box: string;
  readonly #path: string;
  readonly #disk: Disk;
  readonly #locks: FolderLocks;
  readonly #isAwaited: (id: string) => Promise<boolean>;

  /** @param isAwaited whether the sound of a message of this id was recorded and is still to be placed */
  constructor(
    path: string,
    box: string,
    parts: { disk: Disk; locks: FolderLocks; isAwaited: (id: string) => Promise<boolean> },
  ) {
    this.box = box;
    this.#path = path;
    this.#disk = parts.disk;
    this.#locks = parts.locks;
    this.#isAwaited = parts.isAwaited;
  }

  /** All messages, new before old, each folder's oldest first. Takes the lock, so that none is seen while it moves. */
  async list(): Promise<FoundMessage[]> {
    // A box nobody wrote to has no folder; asking must not make one.
    if ((await this.#disk.list(this.#path)).length === 0) return [];
    return this.#locks.holding(this.#folderPaths(), () => this.peek());
  }

  /** The same without waiting for a lock. */
  async peek(): Promise<FoundMessage[]> {
    return (await Promise.all(folders.map((folder) => this.#listFolder(folder)))).flat();
  }

  /** When something was last added to or removed from its folders, in ms; null when there is none. */
  async changedAt(): Promise<number | null> {
    const times = await Promise.all(this.#folderPaths().map((folder) => this.#disk.changedAt(folder)));
    const known = times.filter((time) => time !== null);
    return known.length === 0 ? null : Math.max(...known);
  }

  /** Envelope and sound of a message of one moment; null when there is none. */
  async read(id: string): Promise<{ envelope: Envelope; wav: Buffer } | null> {
    return this.#locks.holding(this.#folderPaths(), async () => {
      for (const folder of folders) {
        const entries = await readFolder(this.#disk, this.folderPath(folder));
        const entry = entries.filter(isWhole).find(({ envelope }) => envelope.id === id);
        if (!entry) continue;
        const wav = await this.#disk.readBytes(join(this.folderPath(folder), `${messageName(entry.number)}.wav`));
        return wav && { envelope: entry.envelope, wav };
      }
      return null;
    });
  }

  /** New messages as app_voicemail counts them, without waiting for a lock: a caller is waiting. */
  async countNew(): Promise<number> {
    const names = await this.#disk.list(this.folderPath('INBOX'));
    return names.filter(isEnvelope).length;
  }

  async #listFolder(folder: SpoolFolder): Promise<FoundMessage[]> {
    const entries = await readFolder(this.#disk, this.folderPath(folder));
    return entries.filter(isWhole).map((entry) => this.#present(folder, entry));
  }

  #present(place: SpoolFolder, { number, envelope, formats }: WholeMessage): FoundMessage {
    const { id, callerNumber, callerName, receivedAt, durationSeconds } = envelope;
    const isDeleted = place === 'Deleted';
    const folder = isDeleted ? 'Old' : place;
    return {
      message: { id, mailbox: this.box, folder, callerNumber, callerName, receivedAt, durationSeconds },
      isDeleted,
      sound: join(this.folderPath(place), messageName(number)),
      formats,
    };
  }

  /** Moves messages to another folder; those that don't fit there or are not in `from` stay. Returns how many moved. */
  async move(ids: ReadonlySet<string>, from: SpoolFolder, to: SpoolFolder): Promise<number> {
    return this.#changing(async (entries) => {
      const moving = entries[from].filter((entry) => isWhole(entry) && ids.has(entry.envelope.id));
      const room = voicemailLimits.maxMessages - entries[to].length;
      let number = nextNumber(entries[to]);
      const fitting = moving.slice(0, Math.max(0, room));
      for (const entry of fitting) {
        await moveMessage(
          this.#disk,
          { folder: this.folderPath(from), entry },
          { folder: this.folderPath(to), number: number++ },
        );
      }
      return fitting.length;
    });
  }

  /** Moves a message to the deleted ones, where the oldest makes room for it; false when there is no such message. */
  async setAside(id: string): Promise<boolean> {
    return this.#changing(async (entries) => {
      const [oldest] = entries.Deleted;
      const isFull = entries.Deleted.length >= voicemailLimits.maxMessages;
      if (oldest && isFull) await removeMessage(this.#disk, this.folderPath('Deleted'), oldest);
      for (const folder of ['INBOX', 'Old'] as const) {
        const entry = entries[folder].filter(isWhole).find(({ envelope }) => envelope.id === id);
        if (!entry) continue;
        const target = { folder: this.folderPath('Deleted'), number: nextNumber(entries.Deleted) };
        await moveMessage(this.#disk, { folder: this.folderPath(folder), entry }, target);
        return true;
      }
      return false;
    });
  }

  /** Deletes a message from these folders; false when there is none of this id there (any more). */
  async delete(id: string, from: readonly SpoolFolder[]): Promise<boolean> {
    return this.#changing(async (entries) => {
      for (const folder of from) {
        const entry = entries[folder].filter(isWhole).find(({ envelope }) => envelope.id === id);
        if (!entry) continue;
        await removeMessage(this.#disk, this.folderPath(folder), entry);
        return true;
      }
      return false;
    });
  }

  /** Runs `place` under INBOX's lock with what is in it; for adding a message. */
  async adding<T>(place: (inbox: string, entries: readonly FolderEntry[]) => Promise<T>): Promise<T> {
    return this.#changing((entries) => place(this.folderPath('INBOX'), entries.INBOX));
  }

  /** Removes whatever was put there before: messages, greetings, unfinished files. Returns whether there was anything. */
  async erase(before: Date): Promise<boolean> {
    const found = new Set(await this.#disk.list(this.#path));
    // A box nobody wrote to has no folder; asking must not make one.
    if (found.size === 0) return false;
    const paths = [...folders, ...sortedByHand].filter((name) => found.has(name)).map((name) => join(this.#path, name));
    const messages = await this.#locks.holding(paths, async () => {
      const erased = await Promise.all(paths.map((path) => this.#eraseFolder(path, before)));
      return erased.reduce((sum, count) => sum + count, 0);
    });
    const greetings = await this.greetings.removeOlder(before);
    return messages + greetings + (await this.#eraseUnfinished(before)) > 0;
  }

  async #eraseFolder(folder: string, before: Date): Promise<number> {
    let erased = 0;
    for (const entry of await readFolder(this.#disk, folder)) {
      const [sound] = entry.formats;
      if (sound === undefined) continue; // Its sound is on the way: whoever stores it must find the envelope.
      // Not when it was received: one that is passed on came before, and is new here.
      const file = `${messageName(entry.number)}.${entry.hasEnvelopeFile ? 'txt' : sound}`;
      const writtenAt = await this.#disk.changedAt(join(folder, file));
      if (writtenAt === null || writtenAt >= before.getTime()) continue;
      await removeMessage(this.#disk, folder, entry);
      erased++;
    }
    return erased;
  }

  async #eraseUnfinished(before: Date): Promise<number> {
    return removeOlder(this.#disk, this.workPath, { before, names: await this.#disk.list(this.workPath) });
  }

  /** Finishes what a killed process left half-done; deleted messages go for good. */
  async tidy(): Promise<void> {
    await this.#changing(async (entries) => {
      for (const entry of entries.Deleted) await removeMessage(this.#disk, this.folderPath('Deleted'), entry);
    });
    const prepared = (await this.#disk.list(this.workPath)).filter((name) => name.startsWith('flexpbx-'));
    for (const name of prepared) await this.#disk.remove(join(this.workPath, name));
  }

  async #changing<T>(work: (entries: Record<SpoolFolder, readonly FolderEntry[]>) => Promise<T>): Promise<T> {
    return this.#locks.holding(this.#folderPaths(), async () => {
      const tidied = {
        INBOX: await tidyFolder(this.#disk, this.folderPath('INBOX'), this.#isAwaited),
        Old: await tidyFolder(this.#disk, this.folderPath('Old'), this.#isAwaited),
        Deleted: await tidyFolder(this.#disk, this.folderPath('Deleted'), this.#isAwaited),
      };
      const result = await work(tidied);
      for (const folder of this.#folderPaths()) {
        const numbers = numbersIn(await this.#disk.list(folder));
        const isCrowded = numbers.some((number) => number >= closeGapsFrom - 1);
        if (isCrowded) await closeGaps(this.#disk, folder, await readFolder(this.#disk, folder));
        await this.#disk.sync(folder);
      }
      return result;
    });
  }

  folderPath(folder: SpoolFolder): string {
    return join(this.#path, folder);
  }

  /** Where app_voicemail keeps unfinished files of this box: same file system, not counted. */
  get workPath(): string {
    return join(this.#path, 'tmp');
  }

  get greetings(): Greetings {
    return new Greetings(this.#path, this.#disk);
  }

  #folderPaths(): string[] {
    return folders.map((folder) => this.folderPath(folder));
  }
}

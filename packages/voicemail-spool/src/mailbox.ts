import { join } from 'node:path';
import { type VoicemailFolder, type VoicemailMessage, voicemailLimits } from '@flexpbx/domain';
import type { Disk } from './disk.ts';
import type { FolderLocks } from './folder-lock.ts';
import {
  closeGaps,
  type FolderEntry,
  isWhole,
  messageName,
  moveMessage,
  nextNumber,
  readFolder,
  removeMessage,
  tidyFolder,
  type WholeMessage,
} from './message-folder.ts';

/** Folders we use, in the order their locks are taken (app_voicemail, too, holds INBOX when it locks Old). */
const folders = ['INBOX', 'Old'] as const satisfies readonly VoicemailFolder[];

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
  readonly message: VoicemailMessage;
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
    return this.#locks.holding(this.#folderPaths(), async () => {
      const found = await Promise.all(folders.map((folder) => this.#listFolder(folder)));
      return found.flat();
    });
  }

  /** New messages as app_voicemail counts them, without waiting for a lock: a caller is waiting. */
  async countNew(): Promise<number> {
    const entries = await readFolder(this.#disk, this.folderPath('INBOX'));
    return entries.filter((entry) => entry.hasEnvelopeFile).length;
  }

  async #listFolder(folder: VoicemailFolder): Promise<FoundMessage[]> {
    const entries = await readFolder(this.#disk, this.folderPath(folder));
    return entries.filter(isWhole).map((entry) => this.#present(folder, entry));
  }

  #present(folder: VoicemailFolder, { number, envelope, formats }: WholeMessage): FoundMessage {
    const { id, callerNumber, callerName, receivedAt, durationSeconds } = envelope;
    return {
      message: { id, mailbox: this.box, folder, callerNumber, callerName, receivedAt, durationSeconds },
      sound: join(this.folderPath(folder), messageName(number)),
      formats,
    };
  }

  /** Moves messages to another folder; those that don't fit there or are not in `from` stay. Returns how many moved. */
  async move(ids: ReadonlySet<string>, from: VoicemailFolder, to: VoicemailFolder): Promise<number> {
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

  /** Deletes a message; false when there is none of this id (any more). */
  async delete(id: string): Promise<boolean> {
    return this.#changing(async (entries) => {
      for (const folder of folders) {
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

  /** Finishes what a killed process left half-done. */
  async tidy(): Promise<void> {
    await this.#changing(async () => undefined);
  }

  async #changing<T>(work: (entries: Record<VoicemailFolder, readonly FolderEntry[]>) => Promise<T>): Promise<T> {
    return this.#locks.holding(this.#folderPaths(), async () => {
      const tidied = {
        INBOX: await tidyFolder(this.#disk, this.folderPath('INBOX'), this.#isAwaited),
        Old: await tidyFolder(this.#disk, this.folderPath('Old'), this.#isAwaited),
      };
      const result = await work(tidied);
      for (const folder of this.#folderPaths()) {
        const entries = await readFolder(this.#disk, folder);
        if (nextNumber(entries) >= closeGapsFrom) await closeGaps(this.#disk, folder, entries);
        await this.#disk.sync(folder);
      }
      return result;
    });
  }

  folderPath(folder: VoicemailFolder): string {
    return join(this.#path, folder);
  }

  /** Where app_voicemail keeps unfinished files of this box: same file system, not counted. */
  get workPath(): string {
    return join(this.#path, 'tmp');
  }

  /** A file beside the folders: greetings. */
  besidePath(name: string): string {
    return join(this.#path, name);
  }

  #folderPaths(): string[] {
    return folders.map((folder) => this.folderPath(folder));
  }
}

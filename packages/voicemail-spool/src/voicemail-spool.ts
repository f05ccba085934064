import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { VoicemailMessage, VoicemailReason } from '@flexpbx/domain';
import { AppError, type StatePaths } from '@flexpbx/runtime';
import { type Disk, realDisk } from './disk.ts';
import { type BeginOutcome, type DraftMeta, Drafts, type StoreOutcome, type VoicemailDraft } from './draft.ts';
import { FolderLocks } from './folder-lock.ts';
import { type FoundMessage, Mailbox, type MailboxCounts } from './mailbox.ts';

/**
 * The mailboxes: app_voicemail's own files, shared with its native VoiceMail() and VoiceMailMain() and with every
 * process of ours. Nothing is cached; each call looks at the files. Throws AppError `timed-out` when a mailbox stays
 * locked for 5 s, `invalid-input` for a mailbox or draft id that could not be one.
 */
export interface VoicemailSpool {
  /** New before old, each folder's oldest first. */
  listMessages(box: string): Promise<VoicemailMessage[]>;
  findMessage(box: string, id: string): Promise<VoicemailMessage | null>;
  counts(box: string): Promise<MailboxCounts>;
  /** Path of a message's sound as Asterisk plays it: no extension. Null when there is no such message. */
  soundOf(box: string, id: string): Promise<string | null>;
  /** The message's WAV file, open for reading: it stays readable when the message is moved or deleted meanwhile. */
  openAudio(box: string, id: string): Promise<FileHandle | null>;
  /** Path without extension of the box's own greeting (`unavail.wav`, `busy.wav`); null when it has none. */
  greetingOf(box: string, reason: VoicemailReason): Promise<string | null>;

  /** INBOX → Old; what does not fit into Old stays new. Returns how many moved. */
  markHeard(box: string, ids: readonly string[]): Promise<number>;
  /** Old → INBOX. Returns how many moved. */
  markNew(box: string, ids: readonly string[]): Promise<number>;
  /** False when there is no such message (any more). */
  deleteMessage(box: string, id: string): Promise<boolean>;

  /** Whether the disk has room for another message; when not, callers are turned away. */
  hasRoom(): Promise<boolean>;
  /** To be called before the recording begins; writes down durably whose message it will be. */
  beginDraft(id: string, meta: DraftMeta): Promise<BeginOutcome>;
  /** To be called when the recording has ended; may be repeated. The message's id is the draft's. */
  storeDraft(id: string): Promise<StoreOutcome>;
  listDrafts(): Promise<VoicemailDraft[]>;
  /** Removes a draft and its sound. */
  discardDraft(id: string): Promise<void>;

  /** Finishes in all mailboxes what a killed process left half-done, locks included. */
  tidy(): Promise<void>;
}

/** Where the mailboxes and ARI's recordings lie. */
export type SpoolPaths = Pick<StatePaths['asterisk'], 'voicemail' | 'recordings'>;

/** Opens the mailboxes of a state folder. */
export function openVoicemailSpool(paths: SpoolPaths): VoicemailSpool {
  return spoolOn(realDisk, paths);
}

/** The same on another disk: for tests that stop it between two steps. */
export function spoolOn(disk: Disk, paths: SpoolPaths): VoicemailSpool {
  const locks = new FolderLocks();
  const isAwaited = (id: string): Promise<boolean> => drafts.isRecorded(id);
  const mailbox = (box: string): Mailbox =>
    new Mailbox(join(paths.voicemail, validBox(box)), box, { disk, locks, isAwaited });
  const drafts: Drafts = new Drafts(paths.recordings, { disk, mailbox });

  const find = async (box: string, id: string): Promise<FoundMessage | null> =>
    (await mailbox(box).list()).find(({ message }) => message.id === id) ?? null;

  return {
    listMessages: async (box) => (await mailbox(box).list()).map(({ message }) => message),
    findMessage: async (box, id) => (await find(box, id))?.message ?? null,
    counts: async (box) => countByFolder(await mailbox(box).list()),
    soundOf: async (box, id) => (await find(box, id))?.sound ?? null,
    openAudio: async (box, id) => openWav(await find(box, id)),
    async greetingOf(box, reason) {
      const greeting = mailbox(box).besidePath(reason === 'busy' ? 'busy' : 'unavail');
      return (await disk.measure(`${greeting}.wav`)) ? greeting : null;
    },
    markHeard: (box, ids) => mailbox(box).move(new Set(ids), 'INBOX', 'Old'),
    markNew: (box, ids) => mailbox(box).move(new Set(ids), 'Old', 'INBOX'),
    deleteMessage: (box, id) => mailbox(box).delete(id),
    hasRoom: () => drafts.hasRoom(),
    async beginDraft(id, meta) {
      validBox(meta.mailbox);
      return drafts.begin(id, meta);
    },
    storeDraft: (id) => drafts.store(id),
    listDrafts: () => drafts.list(),
    discardDraft: (id) => drafts.discard(id),
    async tidy() {
      for (const box of await disk.list(paths.voicemail)) if (isBox(box)) await mailbox(box).tidy();
    },
  };
}

function countByFolder(messages: readonly FoundMessage[]): MailboxCounts {
  const old = messages.filter(({ message }) => message.folder === 'Old').length;
  return { new: messages.length - old, old };
}

async function openWav(found: FoundMessage | null): Promise<FileHandle | null> {
  return found?.formats.includes('wav') ? open(`${found.sound}.wav`, 'r').catch(() => null) : null;
}

function isBox(box: string): boolean {
  return /^\d{1,20}$/.test(box);
}

function validBox(box: string): string {
  if (!isBox(box))
    throw new AppError('invalid-input', 'A mailbox is named by digits only.', { fields: { mailbox: box } });
  return box;
}

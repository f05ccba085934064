import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { GreetingKind, VoicemailFolder, VoicemailMessage } from '@flexpbx/domain';
import { AppError, type StatePaths } from '@flexpbx/runtime';
import { type Disk, realDisk } from './disk.ts';
import { type BeginOutcome, type DraftMeta, Drafts, type StoreOutcome, type VoicemailDraft } from './draft.ts';
import { FolderLocks } from './folder-lock.ts';
import { type ForwardOutcome, type ForwardTarget, forward } from './forward.ts';
import { type FoundMessage, Mailbox, type MailboxCounts } from './mailbox.ts';
import { Spoken } from './spoken.ts';

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
  /** Mailboxes that were ever used, and when something happened to their messages last. */
  listMailboxes(): Promise<UsedMailbox[]>;
  /** What is whole in it now. Takes no lock, so that looking changes nothing: a message that is just moved may be missed. */
  peek(box: string): Promise<PeekedMailbox>;
  /** Ids of all messages, deleted ones that can still be taken back included. */
  listIds(box: string): Promise<Set<string>>;
  /** Path of a message's sound as Asterisk plays it: no extension. Null when there is no such message. */
  soundOf(box: string, id: string): Promise<string | null>;
  /** The message's WAV file, open for reading: it stays readable when the message is moved or deleted meanwhile. */
  openAudio(box: string, id: string): Promise<FileHandle | null>;

  /** Path without extension of one of the box's own greetings; null when it has none of this kind. */
  greetingOf(box: string, kind: GreetingKind): Promise<string | null>;
  listGreetings(box: string): Promise<GreetingKind[]>;
  /** A greeting's WAV file, open for reading. */
  openGreeting(box: string, kind: GreetingKind): Promise<FileHandle | null>;
  /** Makes a finished recording (see {@link spoken}) a greeting. */
  keepGreeting(box: string, kind: GreetingKind, spokenId: string): Promise<'kept' | 'nothing-recorded'>;
  /** The same with sound from elsewhere, as Asterisk's `wav`. */
  putGreeting(box: string, kind: GreetingKind, wav: Uint8Array): Promise<void>;
  /** False when there is none. */
  deleteGreeting(box: string, kind: GreetingKind): Promise<boolean>;

  /** INBOX → Old; what does not fit into Old stays new. Returns how many moved. */
  markHeard(box: string, ids: readonly string[]): Promise<number>;
  /** Old → INBOX. Returns how many moved. */
  markNew(box: string, ids: readonly string[]): Promise<number>;
  /** False when there is no such message (any more). */
  deleteMessage(box: string, id: string): Promise<boolean>;
  /** Deletes a message so that it can be taken back until it is purged or the spool is tidied. False: it was gone. */
  setAside(box: string, id: string): Promise<boolean>;
  /** Takes a message that was set aside back to where it was. False: it was purged. */
  takeBack(box: string, id: string, folder: VoicemailFolder): Promise<boolean>;
  /** Deletes messages that were set aside for good. */
  purge(box: string, ids: readonly string[]): Promise<void>;
  /** Puts a copy of a message into another mailbox, behind the comment that was spoken on it, if there is one. */
  forwardMessage(box: string, id: string, to: ForwardTarget): Promise<ForwardOutcome>;

  /** Whether the disk has room for another message; when not, callers are turned away. */
  hasRoom(): Promise<boolean>;
  /** To be called before the recording begins; writes down durably whose message it will be. */
  beginDraft(id: string, meta: DraftMeta, maxMessages: number): Promise<BeginOutcome>;
  /** To be called when the recording has ended; may be repeated. The message's id is the draft's. */
  storeDraft(id: string): Promise<StoreOutcome>;
  listDrafts(): Promise<VoicemailDraft[]>;
  /** Removes a draft and its sound. */
  discardDraft(id: string): Promise<void>;

  /** Recordings that are no messages of their own: greetings, comments, prompts. */
  readonly spoken: Pick<Spoken, 'recordingName' | 'discard' | 'moveTo'>;

  /**
   * Removes whatever was put into a mailbox before: messages, those set aside or sorted by hand too, greetings, unfinished files.
   * Returns whether there was anything. For mailboxes that are no more.
   */
  erase(box: string, before: Date): Promise<boolean>;

  /** Finishes in all mailboxes what a killed process left half-done, locks included. For whoever serves calls, at its start. */
  tidy(): Promise<void>;
}

/** What a mailbox holds, looked at in passing. */
export interface PeekedMailbox {
  readonly unheard: readonly VoicemailMessage[];
  /** Old ones, and those that were set aside: who does that has listened. */
  readonly heard: readonly VoicemailMessage[];
  /** Of all messages, deleted ones that can still be taken back included. */
  readonly ids: ReadonlySet<string>;
}

/** A mailbox that has a folder. */
export interface UsedMailbox {
  readonly mailbox: string;
  /** In ms; each look with a lock counts, too. */
  readonly changedAt: number;
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
  const spoken = new Spoken(paths.recordings, disk);

  const findAnywhere = async (box: string, id: string): Promise<FoundMessage | null> =>
    (await mailbox(box).list()).find(({ message }) => message.id === id) ?? null;
  const find = async (box: string, id: string) => {
    const found = await findAnywhere(box, id);
    return found?.isDeleted ? null : found;
  };
  const listed = async (box: string) => (await mailbox(box).list()).filter(({ isDeleted }) => !isDeleted);

  return {
    listMessages: async (box) => (await listed(box)).map(({ message }) => message),
    findMessage: async (box, id) => (await find(box, id))?.message ?? null,
    counts: async (box) => countByFolder(await listed(box)),
    async listMailboxes() {
      const names = (await disk.list(paths.voicemail)).filter(isBox);
      const found = await Promise.all(
        names.map(async (name) => ({ mailbox: name, changedAt: await mailbox(name).changedAt() })),
      );
      return found.flatMap(({ mailbox: name, changedAt }) =>
        changedAt === null ? [] : [{ mailbox: name, changedAt }],
      );
    },
    async peek(box) {
      const found = await mailbox(box).peek();
      const messages = found.map(({ message }) => message);
      const [heard, unheard] = ['Old', 'INBOX'].map((name) => messages.filter(({ folder }) => folder === name));
      return { unheard: unheard ?? [], heard: heard ?? [], ids: new Set(messages.map(({ id }) => id)) };
    },
    listIds: async (box) => new Set((await mailbox(box).list()).map(({ message }) => message.id)),
    soundOf: async (box, id) => (await findAnywhere(box, id))?.sound ?? null,
    openAudio: async (box, id) => openWav(await find(box, id)),
    greetingOf: async (box, kind) => mailbox(box).greetings.find(kind),
    listGreetings: async (box) => mailbox(box).greetings.list(),
    openGreeting: async (box, kind) => mailbox(box).greetings.open(kind),
    keepGreeting: async (box, kind, spokenId) => mailbox(box).greetings.keep(kind, spoken.file(spokenId)),
    putGreeting: async (box, kind, wav) => mailbox(box).greetings.put(kind, wav),
    deleteGreeting: async (box, kind) => mailbox(box).greetings.remove(kind),
    markHeard: (box, ids) => mailbox(box).move(new Set(ids), 'INBOX', 'Old'),
    markNew: (box, ids) => mailbox(box).move(new Set(ids), 'Old', 'INBOX'),
    deleteMessage: async (box, id) => mailbox(box).delete(id, ['INBOX', 'Old']),
    setAside: async (box, id) => mailbox(box).setAside(id),
    takeBack: async (box, id, folder) => (await mailbox(box).move(new Set([id]), 'Deleted', folder)) > 0,
    async purge(box, ids) {
      for (const id of ids) await mailbox(box).delete(id, ['Deleted']);
    },
    forwardMessage: (box, id, to) =>
      forward({ disk, drafts, spoken }, { from: mailbox(box), id, to, box: mailbox(to.mailbox) }),
    hasRoom: () => drafts.hasRoom(),
    async beginDraft(id, meta, maxMessages) {
      validBox(meta.mailbox);
      return drafts.begin(id, meta, maxMessages);
    },
    storeDraft: (id) => drafts.store(id),
    listDrafts: () => drafts.list(),
    discardDraft: (id) => drafts.discard(id),
    spoken,
    erase: async (box, before) => mailbox(box).erase(before),
    async tidy() {
      await spoken.tidy();
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

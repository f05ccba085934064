import type {
  MailboxOptions,
  Notice,
  SpokenSource,
  Transcription,
  TranscriptionOutcome,
  VoicemailMessage,
  WrongPins,
} from '@flexpbx/domain';
import type { Actor } from './configuration.ts';

/** A mailbox that is no more. */
export interface DeletedMailbox {
  readonly mailbox: string;
  readonly deletedAt: Date;
}

/** A mailbox as far as it is configured: that of an extension, or a shared one. */
export interface KnownMailbox {
  readonly number: string;
  /** Of its owner, or its own. */
  readonly name: string;
  readonly pin: string;
  readonly options: MailboxOptions;
  /** Extensions whose owners may open it. */
  readonly openers: readonly string[];
  readonly isShared: boolean;
  /** When it was made. */
  readonly since: Date;
}

/** What may be changed of a mailbox, whosever it is. */
export interface MailboxChange {
  readonly pin?: string;
  readonly options?: MailboxOptions;
}

/** Every mailbox there is, in one book: extensions have theirs in their row, shared ones are things. */
export interface MailboxBook {
  /** An extension's mailbox can be looked at, and set up, also while its voicemail is switched off. */
  find(number: string): Promise<(KnownMailbox & { readonly isOn: boolean }) | null>;
  /** All that callers can reach, by number. */
  list(): Promise<KnownMailbox[]>;
  change(mailbox: KnownMailbox, change: MailboxChange, actor: Actor): Promise<KnownMailbox>;
}

/** What was told of a message besides that it came. */
export interface ToldMessage {
  /** Whether programs were told that it was heard. */
  readonly heard: boolean;
}

/** A message, and what its owner is told of it. */
export interface MessageNews extends MessageKey {
  readonly notice: Notice;
  /** It is put into words, for which the notice waits until then at most; null: nobody does that. */
  readonly words: { readonly waitUntil: Date } | null;
}

/** What of mailboxes their files can't hold. */
export interface MailboxRepository {
  /** Null when the last PIN given was right. */
  wrongPins(mailbox: string): Promise<WrongPins | null>;
  /** Of each mailbox whose last PIN was wrong. */
  allWrongPins(): Promise<Map<string, WrongPins>>;
  countWrongPin(mailbox: string, now: Date): Promise<WrongPins>;
  forgetWrongPins(mailbox: string): Promise<void>;
  /** Mailboxes whose extension or shared mailbox was deleted; there may be another of the same number by now. */
  deleted(): Promise<DeletedMailbox[]>;
  /** Once nothing of it is left, unless it was deleted again meanwhile. */
  forgetDeleted(mailbox: DeletedMailbox): Promise<void>;
  /** For each of these mailboxes, the messages whose owner was told of them, by their ids. */
  told(mailboxes: readonly string[]): Promise<Map<string, Map<string, ToldMessage>>>;
  /**
   * Tells owners of messages, of each once however often and by how many processes it is done. Answers how many of them are told
   * of for the first time.
   */
  tell(news: readonly MessageNews[]): Promise<number>;
  /** Tells programs that a message was heard, once however often it is done, and only of one whose owner was told. */
  tellHeard(message: VoicemailMessage, now: Date): Promise<boolean>;
  /** For messages that are gone. */
  forgetTold(mailbox: string, messageIds: readonly string[]): Promise<void>;
}

/** Something spoken that somebody has the sole right to put into words, until the lease ends. */
export interface ClaimedTranscription {
  readonly source: SpokenSource;
  /** Which try this is, from 1. It tells this claim from later ones. */
  readonly attempt: number;
}

/**
 * What is said in messages, in words. A message has a row from when its owner is told of it ({@link MailboxRepository.tell}), and
 * loses it when it is deleted. Writes that change something notify `transcriptions`.
 */
export interface TranscriptionRepository {
  /** Has a sample put into words. */
  askSample(id: string, now: Date): Promise<void>;
  find(source: SpokenSource): Promise<Transcription | null>;
  /** Of all messages of a mailbox, by their ids. */
  ofMailbox(mailbox: string): Promise<Map<string, Transcription>>;
  /** Gives a copy of a message the words of the original, if they are known. To be called before the copy is there. */
  passOn(from: MessageKey, to: MessageKey): Promise<void>;
  /** For messages that are gone. */
  forget(mailbox: string, messageIds: readonly string[]): Promise<void>;
  /** Claims what is due longest by compare and set, for `leaseMs`; null when nothing is due. */
  claim(options: { now: Date; leaseMs: number }): Promise<ClaimedTranscription | null>;
  /** Makes the lease of a claim last until then; false when it has ended and somebody else has it. */
  renew(claimed: ClaimedTranscription, until: Date): Promise<boolean>;
  /** When something is due next or a lease ends; null when nothing waits. */
  nextDueAt(): Promise<Date | null>;
  /**
   * Says what came of a claimed try. When that is final, the notice that waits for the words goes out at once. False when the
   * lease ended and somebody else has it: then nothing is changed.
   */
  settle(claimed: ClaimedTranscription, outcome: TranscriptionOutcome, now: Date): Promise<boolean>;
  /** Gives up what is too old, deletes samples. */
  tidy(now: Date): Promise<void>;
}

/** A message, by its mailbox and its id there. */
export interface MessageKey {
  readonly mailbox: string;
  readonly id: string;
}

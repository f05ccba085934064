import type { Bell, MailboxRepository, ThingRepository, TranscriptionRepository } from '@flexpbx/db';
import {
  defaultMailboxOptions,
  isTranscribed,
  type MailboxOptions,
  noticeOfMessage,
  type VoicemailMessage,
} from '@flexpbx/domain';
import { type Clock, type Logger, reasonOf } from '@flexpbx/runtime';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import { lookWhenRung } from '../look-when-rung.ts';
import { forgetWhatIsGone, missingIn } from './forget-messages.ts';

/** What telling of messages works with. */
export interface TellParts {
  readonly spool: Pick<VoicemailSpool, 'listMailboxes' | 'peek' | 'listIds'>;
  readonly mailboxes: Pick<MailboxRepository, 'told' | 'tell' | 'forgetTold' | 'unheard' | 'tellHeard'>;
  readonly transcriptions: Pick<TranscriptionRepository, 'ofMailbox' | 'forget'>;
  /** Null for a mailbox that is not in use any more. */
  readonly optionsOf: (mailbox: string) => Promise<MailboxOptions | null>;
  readonly things: Pick<ThingRepository, 'settings'>;
  readonly bell: Pick<Bell, 'listen'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

/** Looked for also when nobody rang: Asterisk may have taken a message by itself while call control was away. */
const lookAnywayMs = 20_000;
/** What lay there longer when we came is no news: the owner of a restored mailbox is not told of each message again. */
const newsForMs = 7 * 24 * 60 * 60 * 1000;

/** Tells owners of new messages, whoever took them, each once, until `signal` aborts. */
export async function tellOfMessages(parts: TellParts, signal: AbortSignal): Promise<void> {
  await forgetAllThatIsGone(parts).catch((fault: unknown) => {
    parts.logger.warn('not all is forgotten of messages that are gone', { reason: reasonOf(fault) });
  });
  const seen = new Map<string, number>();
  const whenItFails = 'owners could not be told of messages';
  const look = () => tellOfNew(parts, seen);
  await lookWhenRung({ whenItFails, topics: ['voicemail'], anywayMs: lookAnywayMs, look }, parts, signal);
}

/** Looks into mailboxes that changed since they were `seen`. */
export async function tellOfNew(parts: TellParts, seen: Map<string, number>): Promise<void> {
  const { spool, mailboxes, clock } = parts;
  const words = wordsWanted(parts);
  for (const { mailbox, changedAt } of await spool.listMailboxes()) {
    if (seen.get(mailbox) === changedAt) continue;
    const told = await mailboxes.told(mailbox);
    const since = clock.now() - newsForMs;
    const { unheard, heard, ids } = await spool.peek(mailbox);
    for (const message of unheard) {
      if (told.has(message.id) || message.receivedAt.getTime() < since) continue;
      await mailboxes.tell(mailbox, message.id, noticeOfMessage(message), await words(mailbox));
    }
    await tellOfHeard(mailbox, heard, parts);
    await forgetWhatIsGone(parts, mailbox, missingIn(ids, told));
    // Only now: what could not be told is looked at again.
    seen.set(mailbox, changedAt);
  }
}

/** Tells programs of messages that were heard, by whatever way. */
async function tellOfHeard(mailbox: string, heard: readonly VoicemailMessage[], { mailboxes, clock }: TellParts) {
  if (heard.length === 0) return;
  const unheard = await mailboxes.unheard(mailbox);
  for (const message of heard) if (unheard.has(message.id)) await mailboxes.tellHeard(message, new Date(clock.now()));
}

/**
 * How long the news of a message in a mailbox waits for its words; null: nobody puts them into words. The settings are read
 * once, by the first who asks.
 */
function wordsWanted({ things, optionsOf, clock }: TellParts) {
  let settings: ReturnType<typeof things.settings> | null = null;
  return async (mailbox: string): Promise<{ waitUntil: Date } | null> => {
    settings ??= things.settings();
    const { transcription } = await settings;
    if (transcription.engine === 'off') return null;
    const own = (await optionsOf(mailbox)) ?? defaultMailboxOptions;
    if (!isTranscribed(own, transcription)) return null;
    return { waitUntil: new Date(clock.now() + transcription.notice_waits_seconds * 1000) };
  };
}

/** What is known of messages goes with them. */
async function forgetAllThatIsGone(parts: TellParts): Promise<void> {
  for (const { mailbox } of await parts.spool.listMailboxes()) {
    const told = await parts.mailboxes.told(mailbox);
    const inWords = await parts.transcriptions.ofMailbox(mailbox);
    await forgetWhatIsGone(parts, mailbox, [...told, ...inWords.keys()]);
  }
}

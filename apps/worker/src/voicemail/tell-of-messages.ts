import type {
  Bell,
  MailboxRepository,
  MessageNews,
  ThingRepository,
  ToldMessage,
  TranscriptionRepository,
} from '@flexpbx/db';
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
  readonly mailboxes: Pick<MailboxRepository, 'told' | 'tell' | 'forgetTold' | 'tellHeard'>;
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
/** Mailboxes looked into together; before the first look nothing was seen, and there may be thousands. */
const atOnce = 100;
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

/** Looks into mailboxes that changed since they were `seen`. One that can't be read keeps no other from being looked into. */
export async function tellOfNew(parts: TellParts, seen: Map<string, number>): Promise<void> {
  const changed = (await parts.spool.listMailboxes()).filter(
    ({ mailbox, changedAt }) => seen.get(mailbox) !== changedAt,
  );
  const faults: unknown[] = [];
  for (let from = 0; from < changed.length; from += atOnce) {
    const some = changed.slice(from, from + atOnce);
    const done = await tellTogether(parts, some, faults);
    // Only now: what could not be told is looked at again.
    for (const { mailbox, changedAt } of done) seen.set(mailbox, changedAt);
  }
  if (faults.length > 0) throw faults[0];
}

/** A statement for the news of many mailboxes costs little more than one for those of one. Answers which could be read. */
async function tellTogether<Changed extends { readonly mailbox: string }>(
  parts: TellParts,
  changed: readonly Changed[],
  faults: unknown[],
): Promise<Changed[]> {
  const { spool, mailboxes, clock } = parts;
  const words = wordsWanted(parts);
  const told = await mailboxes.told(changed.map(({ mailbox }) => mailbox));
  const since = clock.now() - newsForMs;
  const read: { changed: Changed; heard: VoicemailMessage[]; missing: string[] }[] = [];
  const news: MessageNews[] = [];
  for (const one of changed) {
    const { mailbox } = one;
    const known = told.get(mailbox) ?? new Map<string, ToldMessage>();
    try {
      const { unheard, heard, ids } = await spool.peek(mailbox);
      const fresh = unheard.filter(({ id, receivedAt }) => !known.has(id) && receivedAt.getTime() >= since);
      for (const message of fresh)
        news.push({ mailbox, id: message.id, notice: noticeOfMessage(message), words: await words(mailbox) });
      const justHeard = heard.filter(({ id }) => known.get(id)?.heard === false);
      read.push({ changed: one, heard: justHeard, missing: missingIn(ids, known.keys()) });
    } catch (fault) {
      faults.push(fault);
    }
  }
  await mailboxes.tell(news);
  for (const { changed, heard, missing } of read) {
    // Programs are told of messages that were heard, by whatever way.
    for (const message of heard) await mailboxes.tellHeard(message, new Date(clock.now()));
    await forgetWhatIsGone(parts, changed.mailbox, missing);
  }
  return read.map(({ changed }) => changed);
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
    const told = (await parts.mailboxes.told([mailbox])).get(mailbox);
    const inWords = await parts.transcriptions.ofMailbox(mailbox);
    await forgetWhatIsGone(parts, mailbox, [...(told?.keys() ?? []), ...inWords.keys()]);
  }
}

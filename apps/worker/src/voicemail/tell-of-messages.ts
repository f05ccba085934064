import type { Bell, MailboxRepository } from '@flexpbx/db';
import { noticeOfMessage } from '@flexpbx/domain';
import { type Clock, type Logger, reasonOf } from '@flexpbx/runtime';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import { Doorbell } from '../doorbell.ts';

/** What telling of messages works with. */
export interface TellParts {
  readonly spool: Pick<VoicemailSpool, 'listMailboxes' | 'peekNew' | 'listMessages'>;
  readonly mailboxes: Pick<MailboxRepository, 'told' | 'tell' | 'forgetTold'>;
  readonly bell: Bell;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

/** Looked for also when nobody rang: Asterisk may have taken a message by itself while call control was away. */
const lookAnywayMs = 20_000;
/** What lay there longer when we came is no news: the owner of a restored mailbox is not told of each message again. */
const newsForMs = 7 * 24 * 60 * 60 * 1000;

/** Tells owners of new messages, whoever took them, each once, until `signal` aborts. */
export async function tellOfMessages(parts: TellParts, signal: AbortSignal): Promise<void> {
  const doorbell = new Doorbell();
  const stop = parts.bell.listen(['voicemail'], () => doorbell.ring());
  const seen = new Map<string, number>();
  try {
    await quietly(parts, () => forgetWhatIsGone(parts));
    while (!signal.aborted) {
      await quietly(parts, () => tellOfNew(parts, seen));
      await doorbell.rung(lookAnywayMs, signal);
    }
  } finally {
    stop();
  }
}

/** Looks into mailboxes that changed since they were `seen`. */
export async function tellOfNew(parts: TellParts, seen: Map<string, number>): Promise<void> {
  const { spool, mailboxes, clock } = parts;
  for (const { mailbox, changedAt } of await spool.listMailboxes()) {
    if (seen.get(mailbox) === changedAt) continue;
    const told = await mailboxes.told(mailbox);
    const since = clock.now() - newsForMs;
    for (const message of await spool.peekNew(mailbox)) {
      if (told.has(message.id) || message.receivedAt.getTime() < since) continue;
      await mailboxes.tell(mailbox, message.id, noticeOfMessage(message));
    }
    // Only now: what could not be told is looked at again.
    seen.set(mailbox, changedAt);
  }
}

/** Keeps the list of who was told of what as short as the mailboxes are. */
async function forgetWhatIsGone({ spool, mailboxes }: TellParts): Promise<void> {
  for (const { mailbox } of await spool.listMailboxes()) {
    const told = await mailboxes.told(mailbox);
    if (told.size === 0) continue;
    const there = new Set((await spool.listMessages(mailbox)).map(({ id }) => id));
    const gone = [...told].filter((id) => !there.has(id));
    if (gone.length > 0) await mailboxes.forgetTold(mailbox, gone);
  }
}

async function quietly({ logger }: TellParts, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    logger.warn('owners could not be told of messages; it is tried again', { reason: reasonOf(fault) });
  }
}

import type { MailboxBook, MailboxRepository, OrderRepository, TranscriptionRepository } from '@flexpbx/db';
import type { Clock } from '@flexpbx/runtime';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import { type LookSurroundings, lookWhenRung } from '../look-when-rung.ts';
import { forgetWhatIsGone } from './forget-messages.ts';

/** What erasing mailboxes works with. */
export interface EraseParts {
  readonly spool: Pick<VoicemailSpool, 'erase' | 'listDrafts' | 'listIds'>;
  readonly mailboxes: Pick<MailboxRepository, 'deleted' | 'forgetDeleted' | 'told' | 'forgetTold'>;
  readonly transcriptions: Pick<TranscriptionRepository, 'ofMailbox' | 'forget'>;
  readonly book: Pick<MailboxBook, 'find'>;
  readonly orders: Pick<OrderRepository, 'give'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Whoever was just leaving a message has hung up by then. */
const settledAfterMs = 2 * 60 * 60 * 1000;
const lookAnywayMs = 10 * 60 * 1000;

/** Erases what was in mailboxes whose extension or shared mailbox was deleted, until `signal` aborts. */
export function eraseMailboxes(parts: EraseParts & LookSurroundings, signal: AbortSignal): Promise<void> {
  const whenItFails = 'deleted mailboxes could not be erased';
  const topics = ['extensions', 'telephony', 'voicemail'] as const;
  return lookWhenRung({ whenItFails, topics, anywayMs: lookAnywayMs, look: () => eraseDeleted(parts) }, parts, signal);
}

/**
 * Erases what was put into deleted mailboxes while they were somebody's. There may be another of the same number by now: what came
 * since it was made is its own.
 */
export async function eraseDeleted(parts: EraseParts): Promise<void> {
  const { spool, mailboxes, transcriptions, book, orders, clock } = parts;
  for (const deleted of await mailboxes.deleted()) {
    const { mailbox } = deleted;
    // Read first: should one be made from here on, it is younger than this.
    const now = new Date(clock.now());
    const successor = await book.find(mailbox);
    const hadSomething = await spool.erase(mailbox, successor?.since ?? now);
    await forgetWhatIsGone(parts, mailbox, [
      ...((await mailboxes.told([mailbox])).get(mailbox)?.keys() ?? []),
      ...(await transcriptions.ofMailbox(mailbox)).keys(),
    ]);
    if (hadSomething) await orders.give({ kind: 'refresh-message-waiting', mailbox }, 'system');
    const isBeingLeft = (await spool.listDrafts()).some((draft) => draft.mailbox === mailbox);
    const isSettled = now.getTime() - deleted.deletedAt.getTime() > settledAfterMs;
    if (isSettled && !isBeingLeft) await mailboxes.forgetDeleted(deleted);
  }
}

import type { KnownMailbox, MailboxBook } from '@flexpbx/db';
import { type Account, may } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';

/** Limits are set by who looks after all mailboxes, not by whom they limit. */
export function assertMayLimit(account: Account): void {
  if (may(account.role, 'voicemail.any')) return;
  throw new AppError('not-permitted', 'Limits are set by an administrator.');
}

/**
 * A mailbox, for who may open it: whose it is, who shares it, and who looks after all. Throws AppError `not-permitted` or
 * `not-found`.
 */
export async function openMailbox(
  book: Pick<MailboxBook, 'find'>,
  account: Account,
  mailbox: string,
): Promise<KnownMailbox> {
  const found = await book.find(mailbox);
  if (may(account.role, 'voicemail.any')) {
    if (!found) throw new AppError('not-found', `There is no mailbox ${mailbox}.`);
    return found;
  }
  // Whether there is one is nobody else's business.
  const isOpener = account.extension !== null && found?.openers.includes(account.extension);
  if (!found || !isOpener) throw new AppError('not-permitted', 'This is the mailbox of somebody else.');
  return found;
}

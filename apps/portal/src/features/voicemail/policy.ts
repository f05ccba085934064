import type { Database } from '@flexpbx/db';
import { type Account, may } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';

/** Refuses a mailbox that is neither one's own nor, by one's role, everybody's to handle. */
function assertMayOpen(account: Account, mailbox: string): void {
  if (account.extension === mailbox || may(account.role, 'voicemail.any')) return;
  throw new AppError('not-permitted', 'This is the mailbox of somebody else.');
}

/** Limits are set by who looks after all mailboxes, not by whom they limit. */
export function assertMayLimit(account: Account): void {
  if (may(account.role, 'voicemail.any')) return;
  throw new AppError('not-permitted', 'Limits are set by an administrator.');
}

/** The extension a mailbox belongs to, for who may open it. Throws AppError `not-permitted` or `not-found`. */
export async function openMailbox(extensions: Database['extensions'], account: Account, mailbox: string) {
  assertMayOpen(account, mailbox);
  const extension = await extensions.find(mailbox);
  if (!extension) throw new AppError('not-found', `There is no mailbox ${mailbox}.`);
  return extension;
}

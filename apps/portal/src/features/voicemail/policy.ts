import { type Account, may } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';

/** Refuses a mailbox that is neither one's own nor, by one's role, everybody's to handle. */
export function assertMayOpen(account: Account, mailbox: string): void {
  if (account.extension === mailbox || may(account.role, 'voicemail.any')) return;
  throw new AppError('not-permitted', 'This is the mailbox of somebody else.');
}

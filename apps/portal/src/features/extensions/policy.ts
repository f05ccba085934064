import type { AccountCredentials } from '@flexpbx/db';
import type { Account } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';

/** Refuses a new extension whose owner would sign in with the user name of somebody else. */
export function assertOwnersNameIsFree(number: string, namesake: AccountCredentials | null): void {
  // An account that belongs to this number means that the extension exists: creating it says so in better words.
  if (!namesake || namesake.account.extension === number) return;
  const message = `Somebody signs in as ${number} already, and the owner of this extension would too. Choose another number.`;
  throw new AppError('conflict', message, { fields: { number: message } });
}

/** Refuses to delete an extension when that would delete an administrator's account with it. */
export function assertDeletable(number: string, owner: Account | null): void {
  if (owner?.role !== 'admin') return;
  throw new AppError(
    'conflict',
    `Extension ${number} belongs to the administrator ${owner.username}, whose account would be deleted with it.`,
  );
}

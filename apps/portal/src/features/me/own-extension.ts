import { AppError } from '@flexpbx/runtime';
import type { Visitor } from '../../http/handler.ts';

/** The extension of whoever asks. Throws AppError `not-found` where none belongs to the account. */
export function ownExtension({ account }: Visitor): string {
  if (account.extension === null) throw new AppError('not-found', 'No extension belongs to this account.');
  return account.extension;
}

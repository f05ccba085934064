import type { Database } from '@flexpbx/db';
import { hashPassword, passwordMatches } from '@flexpbx/ops/password-hash';
import { AppError } from '@flexpbx/runtime';
import type { Visitor } from '../../http/handler.ts';
import type { RateLimit } from '../../http/rate-limit.ts';
import { challengeOf } from './policy.ts';

/** What changing a password needs. */
export interface ChangePasswordParts {
  readonly database: Pick<Database, 'accounts'>;
  /** Shared with signing in: a stolen session is no better place to guess. */
  readonly triesByUsername: RateLimit;
}

/** Replaces the visitor's password and ends all other sessions of the account. The old one, or the temporary one, proves who asks. */
export async function changePassword(
  { database, triesByUsername }: ChangePasswordParts,
  visitor: Visitor,
  passwords: { readonly current: string; readonly next: string },
): Promise<void> {
  const { username } = visitor.account;
  await triesByUsername.take(username);
  const { hash } = challengeOf(await database.accounts.findByUsername(username));
  if (!(await passwordMatches(passwords.current, hash))) {
    throw refused('current_password', 'This is not your present password.');
  }
  await triesByUsername.forget(username);
  if (passwords.next === passwords.current) {
    throw refused('new_password', 'Choose a password that differs from the present one.');
  }
  await database.accounts.setPassword(username, await hashPassword(passwords.next), visitor.tokenHash, username);
}

function refused(field: string, message: string): AppError {
  return new AppError('invalid-input', message, { fields: { [field]: message } });
}

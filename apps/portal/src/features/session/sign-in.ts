import type { Database, Session } from '@flexpbx/db';
import { passwordMatches } from '@flexpbx/ops/password-hash';
import { AppError, type Clock } from '@flexpbx/runtime';
import { addressKey, type RateLimit } from '../../http/rate-limit.ts';
import { newSessionToken } from '../../http/session-cookie.ts';
import { assertStillHolds, challengeOf, sessionIdleMs, usedAlready } from './policy.ts';

/** What signing in needs. */
export interface SignInParts {
  readonly database: Pick<Database, 'accounts' | 'sessions'>;
  readonly clock: Clock;
  readonly tries: { readonly byAddress: RateLimit; readonly byUsername: RateLimit };
}

/** Who wants to sign in, from where. */
export interface SignInAttempt {
  readonly username: string;
  readonly password: string;
  readonly address: string;
  readonly userAgent: string;
}

/**
 * Opens a session for who knows an account's password. Throws `not-signed-in`, in the same words and after the same time
 * whether or not there is such an account, and `too-many-attempts`. A try is counted before the password is looked at, so
 * that many at once count too; a success gives it back.
 */
export async function signIn(parts: SignInParts, attempt: SignInAttempt): Promise<{ token: string; session: Session }> {
  const { byAddress, byUsername } = parts.tries;
  const address = addressKey(attempt.address);
  await byAddress.take(address);
  await byUsername.take(attempt.username);

  const mustChangePassword = await checkPassword(parts, attempt);

  await byUsername.forget(attempt.username);
  await byAddress.giveBack(address);
  const { token, tokenHash } = newSessionToken();
  const session = await parts.database.sessions.open({
    tokenHash,
    username: attempt.username,
    address: attempt.address,
    userAgent: attempt.userAgent,
    mustChangePassword,
    expiresAt: new Date(parts.clock.now() + sessionIdleMs),
  });
  return { token, session };
}

/** Whether the password that fits is a temporary one; throws when none fits. */
async function checkPassword({ database, clock }: SignInParts, attempt: SignInAttempt): Promise<boolean> {
  const { hash, temporary } = challengeOf(await database.accounts.findByUsername(attempt.username));
  if (!(await passwordMatches(attempt.password, hash))) {
    throw new AppError('not-signed-in', 'User name or password is wrong.');
  }
  if (!temporary) return false;
  const now = new Date(clock.now());
  assertStillHolds(temporary, now);
  // Two browsers may have come this far with the same password: the database lets one of them through.
  if (!(await database.accounts.useTemporaryPassword(attempt.username, now))) throw usedAlready();
  return true;
}

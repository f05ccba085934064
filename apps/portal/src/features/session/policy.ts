import type { AccountCredentials } from '@flexpbx/db';
import { AppError } from '@flexpbx/runtime';

/** How long a session lasts without being used. */
export const sessionIdleMs = 12 * 60 * 60 * 1000;

/** Failed tries before a wait, for one address (a classroom may share one) and for one user name. */
export const signInLimits = {
  address: { points: 30, seconds: 15 * 60 },
  username: { points: 10, seconds: 15 * 60 },
} as const;

/** A hash nobody knows the password of: compared with where there is no account, so that this takes the same time. */
export const nobodysHash = '$2b$12$lV1x2sHhzQJ8Cz.NCSnPQ.AlNbQ0wTSk.0EnCyiOpd01VKhdEtmhK';

/** Which hash a password given at sign-in has to fit. */
export interface Challenge {
  readonly hash: string;
  readonly temporary: { readonly expiresAt: Date; readonly usedAt: Date | null } | null;
}

/** A temporary password replaces the lasting one from the moment it is given: who asked for it had a reason. */
export function challengeOf(credentials: AccountCredentials | null): Challenge {
  if (credentials?.temporary) return { hash: credentials.temporary.hash, temporary: credentials.temporary };
  return { hash: credentials?.passwordHash ?? nobodysHash, temporary: null };
}

/** Refuses a temporary password that fits but no longer holds. Only who knows it gets to read this. */
export function assertStillHolds(temporary: NonNullable<Challenge['temporary']>, now: Date): void {
  if (temporary.usedAt) throw usedAlready();
  if (temporary.expiresAt <= now) {
    throw new AppError(
      'not-signed-in',
      'This temporary password held for 15 minutes and has expired. Ask for a new one.',
    );
  }
}

/** A temporary password works once. */
export function usedAlready(): AppError {
  return new AppError('not-signed-in', 'This temporary password was used already. Ask for a new one.');
}

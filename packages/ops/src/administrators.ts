import type { AccountRepository, Actor } from '@flexpbx/db';
import { AppError } from '@flexpbx/runtime';
import { makeTemporaryPassword } from './temporary-password.ts';

/** A password to be shown once; only its hash was stored. */
export interface GivenPassword {
  readonly username: string;
  readonly password: string;
  readonly expiresAt: Date;
}

const firstName = 'admin';
const usernames = /^[a-z][a-z0-9._-]{1,31}$/;

/**
 * Makes an administrator with a temporary password. Throws AppError `invalid-input` for a name that can't be one and
 * `conflict` for one that is taken.
 */
export async function createAdmin(
  accounts: AccountRepository,
  username: string,
  { actor, now }: { actor: Actor; now: Date },
): Promise<GivenPassword> {
  if (!usernames.test(username)) {
    throw new AppError(
      'invalid-input',
      `"${username}" can't be a user name: 2 to 32 small letters, digits, dots, hyphens or underscores, a letter first.`,
    );
  }
  await accounts.create({ username, role: 'admin', extension: null }, actor);
  return givePassword(accounts, username, { actor, now });
}

/**
 * Gives an administrator a new temporary password and ends all of its sessions. Throws AppError `not-found` naming the
 * administrators there are.
 */
export async function resetAdmin(
  accounts: AccountRepository,
  username: string,
  { actor, now }: { actor: Actor; now: Date },
): Promise<GivenPassword> {
  const found = await accounts.findByUsername(username);
  if (found?.account.role !== 'admin') {
    const names = (await accounts.list()).filter(({ role }) => role === 'admin').map((account) => account.username);
    throw new AppError(
      'not-found',
      `There is no administrator "${username}". ${names.length > 0 ? `There are: ${names.join(', ')}.` : 'There is none yet.'}`,
    );
  }
  return givePassword(accounts, username, { actor, now });
}

/** Makes `admin` when there is no administrator yet; null when there is one. */
export async function createFirstAdmin(
  accounts: AccountRepository,
  { actor, now }: { actor: Actor; now: Date },
): Promise<GivenPassword | null> {
  const found = await accounts.findByUsername(firstName);
  // Made by a first start that was interrupted before it could give a password.
  const unfinished = found !== null && found.passwordHash === null && found.temporary === null;
  if (unfinished) return givePassword(accounts, firstName, { actor, now });
  return (await accounts.countAdmins()) > 0 ? null : createAdmin(accounts, firstName, { actor, now });
}

async function givePassword(
  accounts: AccountRepository,
  username: string,
  { actor, now }: { actor: Actor; now: Date },
): Promise<GivenPassword> {
  const { password, hash, expiresAt } = await makeTemporaryPassword(now);
  await accounts.giveTemporaryPassword(username, { hash, expiresAt }, actor);
  return { username, password, expiresAt };
}

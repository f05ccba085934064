import type { AccountRepository } from '@flexpbx/db';
import { freshDatabase } from '@flexpbx/db/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAdmin, createFirstAdmin, resetAdmin } from './administrators.ts';
import { passwordMatches } from './password-hash.ts';

const by = { actor: 'cli:tester', now: new Date('2026-11-20T08:00:00Z') };

let accounts: AccountRepository;
beforeEach(async () => {
  accounts = (await freshDatabase('sqlite')).database.accounts;
});

async function fits(username: string, password: string): Promise<boolean> {
  const temporary = (await accounts.findByUsername(username))?.temporary;
  return temporary !== null && temporary !== undefined && (await passwordMatches(password, temporary.hash));
}

describe('administrators', () => {
  it('given a new name, then an administrator exists whose shown password fits for 15 minutes', async () => {
    const given = await createAdmin(accounts, 'maria', by);
    expect(given.expiresAt).toEqual(new Date('2026-11-20T08:15:00Z'));
    expect(await fits('maria', given.password)).toBe(true);
    expect((await accounts.findByUsername('maria'))?.account.role).toBe('admin');
  });

  it.each(['', 'a', 'Maria', '1st', 'a b', 'x'.repeat(33), 'admin\n'])('given %j, then it is refused', async (name) => {
    await expect(createAdmin(accounts, name, by)).rejects.toMatchObject({ id: 'invalid-input' });
  });

  it('given a name that is taken, then it is refused and its password stays', async () => {
    const first = await createAdmin(accounts, 'maria', by);
    await expect(createAdmin(accounts, 'maria', by)).rejects.toMatchObject({ id: 'conflict' });
    expect(await fits('maria', first.password)).toBe(true);
  });

  it('given a reset, then only the new password fits', async () => {
    const first = await createAdmin(accounts, 'maria', by);
    const second = await resetAdmin(accounts, 'maria', by);
    expect(await fits('maria', first.password)).toBe(false);
    expect(await fits('maria', second.password)).toBe(true);
  });

  it('given a reset of nobody, or of somebody who is no administrator, then the administrators are named', async () => {
    await createAdmin(accounts, 'maria', by);
    await accounts.create({ username: 'otto', role: 'user', extension: null }, by.actor);
    for (const name of ['nobody', 'otto']) {
      await expect(resetAdmin(accounts, name, by)).rejects.toThrow(
        `There is no administrator "${name}". There are: maria.`,
      );
    }
  });
});

describe('the first administrator', () => {
  it('given an empty database, then admin is made once', async () => {
    const given = await createFirstAdmin(accounts, by);
    expect(given?.username).toBe('admin');
    expect(await createFirstAdmin(accounts, by)).toBeNull();
  });

  it('given another administrator, then none is made', async () => {
    await createAdmin(accounts, 'maria', by);
    expect(await createFirstAdmin(accounts, by)).toBeNull();
  });

  it('given a start that broke off before admin got a password, then the next start gives one', async () => {
    await accounts.create({ username: 'admin', role: 'admin', extension: null }, by.actor);
    const given = await createFirstAdmin(accounts, by);
    expect(given && (await fits('admin', given.password))).toBe(true);
  });
});

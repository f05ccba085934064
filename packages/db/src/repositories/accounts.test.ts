import { describe, expect, test } from 'vitest';
import type { Database } from '../repositories.ts';
import { anExtension, forEachDatabase } from '../testing/index.ts';

const now = new Date('2026-03-01T12:00:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const admin = { username: 'admin', role: 'admin', extension: null } as const;

function signIn(database: Database, tokenHash: string) {
  const expiresAt = new Date(Date.now() + 3_600_000);
  const browser = { address: '192.0.2.1', userAgent: 'test' };
  return database.sessions.open({ tokenHash, username: 'admin', ...browser, mustChangePassword: true, expiresAt });
}

describe('accounts', () => {
  forEachDatabase((fresh) => {
    test('given one was made, then it is found by name and extension, and has to choose a password', async () => {
      const { database } = await fresh();
      await database.extensions.create(anExtension({}), 'cli:root');
      const ada = await database.accounts.create({ username: 'ada', role: 'user', extension: '1001' }, 'cli:root');
      expect(ada).toMatchObject({ username: 'ada', role: 'user', extension: '1001', mustChangePassword: true });
      expect(await database.accounts.findByExtension('1001')).toEqual(ada);
      expect(await database.accounts.findByExtension('1002')).toBeNull();
      expect(await database.accounts.findByUsername('ada')).toEqual({
        account: ada,
        passwordHash: null,
        temporary: null,
      });
      expect(await database.accounts.countAdmins()).toBe(0);
      await database.accounts.create(admin, 'cli:root');
      expect(await database.accounts.countAdmins()).toBe(1);
      expect((await database.accounts.list()).map(({ username }) => username)).toEqual(['ada', 'admin']);
    });

    test('given a name or extension is taken, or the extension is not there, then it is refused', async () => {
      const { database } = await fresh();
      await database.extensions.create(anExtension({}), 'cli:root');
      await database.accounts.create({ username: 'ada', role: 'user', extension: '1001' }, 'cli:root');
      const create = (username: string, extension: string | null) =>
        database.accounts.create({ username, role: 'user', extension }, 'cli:root');
      await expect(create('ada', null)).rejects.toMatchObject({
        id: 'conflict',
        fields: { username: expect.any(String) },
      });
      await expect(create('bob', '1001')).rejects.toMatchObject({ id: 'conflict' });
      await expect(create('bob', '1002')).rejects.toMatchObject({ id: 'not-found' });
    });

    test('given two make the same one at once, then one of them is refused', async () => {
      const { database, openAnother } = await fresh();
      const other = await openAnother();
      const results = await Promise.allSettled([database, other].map(({ accounts }) => accounts.create(admin, 'test')));
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { id: 'conflict' } });
    });

    test('given a temporary password, then it can be used once, in time, however many try at once', async () => {
      const { database } = await fresh();
      await database.accounts.create(admin, 'cli:root');
      expect(await database.accounts.useTemporaryPassword('admin', now)).toBe(false);
      await database.accounts.giveTemporaryPassword('admin', { hash: 'first', expiresAt: inMinutes(15) }, 'cli:root');
      expect(await database.accounts.useTemporaryPassword('admin', inMinutes(16))).toBe(false);
      const tries = await Promise.all(
        [1, 2, 3].map(() => database.accounts.useTemporaryPassword('admin', inMinutes(1))),
      );
      expect(tries.filter((used) => used)).toHaveLength(1);
      expect((await database.accounts.findByUsername('admin'))?.temporary).toEqual({
        hash: 'first',
        expiresAt: inMinutes(15),
        usedAt: inMinutes(1),
      });
    });

    test('given a new temporary password, then the one before, the lasting one and all sessions end', async () => {
      const { database } = await fresh();
      await database.accounts.create(admin, 'cli:root');
      await database.accounts.setPassword('admin', 'lasting', null, 'admin');
      await signIn(database, 'browser');
      await database.accounts.giveTemporaryPassword('admin', { hash: 'second', expiresAt: inMinutes(15) }, 'cli:root');
      expect(await database.sessions.find('browser', new Date())).toBeNull();
      expect(await database.accounts.findByUsername('admin')).toMatchObject({
        passwordHash: null,
        temporary: { hash: 'second', usedAt: null },
        account: { mustChangePassword: true },
      });
    });

    test('given a password is set, then the temporary one is gone, this session goes on, the others end', async () => {
      const { database } = await fresh();
      await database.accounts.create(admin, 'cli:root');
      await database.accounts.giveTemporaryPassword('admin', { hash: 'first', expiresAt: inMinutes(15) }, 'cli:root');
      await signIn(database, 'this browser');
      await signIn(database, 'other browser');
      await database.accounts.setPassword('admin', 'lasting', 'this browser', 'admin');
      expect(await database.accounts.findByUsername('admin')).toMatchObject({
        passwordHash: 'lasting',
        temporary: null,
        account: { mustChangePassword: false },
      });
      expect((await database.sessions.find('this browser', new Date()))?.account.mustChangePassword).toBe(false);
      expect(await database.sessions.find('other browser', new Date())).toBeNull();
    });

    test('given nobody of that name, then giving or setting a password is refused', async () => {
      const { database } = await fresh();
      const temporary = { hash: 'x', expiresAt: inMinutes(15) };
      await expect(database.accounts.giveTemporaryPassword('nobody', temporary, 'test')).rejects.toMatchObject({
        id: 'not-found',
      });
      await expect(database.accounts.setPassword('nobody', 'x', null, 'test')).rejects.toMatchObject({
        id: 'not-found',
      });
    });
  });
});

import { describe, expect, test } from 'vitest';
import { forEachDatabase } from '../testing/index.ts';

const hourMs = 3_600_000;
const browser = { username: 'admin', address: '192.0.2.1', userAgent: 'test', mustChangePassword: true };

describe('sessions', () => {
  forEachDatabase((fresh) => {
    const signedIn = async () => {
      const { database } = await fresh();
      await database.accounts.create({ username: 'admin', role: 'admin', extension: null }, 'cli:root');
      const openedAt = Date.now();
      const expiresAt = new Date(openedAt + hourMs);
      const session = await database.sessions.open({ ...browser, tokenHash: 'hash', expiresAt });
      return { sessions: database.sessions, session, openedAt };
    };

    test('given one was opened, then it is found with its account until it expires', async () => {
      const { sessions, session, openedAt } = await signedIn();
      expect(session.account).toMatchObject({ username: 'admin', role: 'admin', mustChangePassword: true });
      expect(await sessions.find('hash', new Date(openedAt))).toEqual(session);
      expect(await sessions.find('other', new Date(openedAt))).toBeNull();
      expect(await sessions.find('hash', new Date(openedAt + hourMs + 1))).toBeNull();
    });

    test('given it is used, then it lasts longer from then on, written down at most once a minute', async () => {
      const { sessions, session, openedAt } = await signedIn();
      const soon = await sessions.find('hash', new Date(openedAt + 30_000));
      expect(soon?.expiresAt).toEqual(session.expiresAt);
      const later = await sessions.find('hash', new Date(openedAt + hourMs / 2));
      expect(later?.expiresAt.getTime()).toBeGreaterThan(openedAt + 1.4 * hourMs);
      expect(await sessions.find('hash', new Date(openedAt + 1.2 * hourMs))).not.toBeNull();
    });

    test('given it was closed, twice even, then it is not found', async () => {
      const { sessions, openedAt } = await signedIn();
      await sessions.close('hash');
      await sessions.close('hash');
      expect(await sessions.find('hash', new Date(openedAt))).toBeNull();
    });

    test('given some have expired, then only they are deleted', async () => {
      const { sessions, openedAt } = await signedIn();
      await sessions.open({ ...browser, tokenHash: 'short', expiresAt: new Date(openedAt + 1000) });
      expect(await sessions.deleteExpired(new Date(openedAt + 2000))).toBe(1);
      expect(await sessions.find('hash', new Date(openedAt + 2000))).not.toBeNull();
    });

    test('given nobody of that name, then none is opened', async () => {
      const { sessions, openedAt } = await signedIn();
      const session = { ...browser, username: 'nobody', tokenHash: 'x', expiresAt: new Date(openedAt + hourMs) };
      await expect(sessions.open(session)).rejects.toMatchObject({ id: 'not-found' });
    });
  });
});

import type { Topic } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { anExtension, forEachDatabase } from '../testing/index.ts';

const from = (number: string, count: number) =>
  Array.from({ length: count }, (_, at) => anExtension({ number: String(Number(number) + at), name: `Phone ${at}` }));

describe('extensions', () => {
  forEachDatabase((fresh) => {
    test('given one was made, then it is found with all it was made of, its secrets opened', async () => {
      const { database } = await fresh();
      const extension = anExtension({ email: 'ada@school.org', location: 'Room 12', callerIdName: 'Ada' });
      const made = await database.extensions.create(extension, 'admin');
      expect(made).toMatchObject({ ...extension, account: null });
      expect(await database.extensions.find(extension.number)).toEqual(made);
      expect(await database.extensions.find('1002')).toBeNull();
      expect(await database.extensions.count()).toBe(1);
    });

    test('given some names in any script, then they come back as they were, in the order of their numbers', async () => {
      const { database } = await fresh();
      for (const [number, name] of Object.entries({ 1003: 'عائشة', 1001: 'Zoë Ångström', 1002: '🦊 Fox, Inc. (100%)' }))
        await database.extensions.create(anExtension({ number, name }), 'admin');
      const names = (await database.extensions.list({})).map(({ name }) => name);
      expect(names).toEqual(['Zoë Ångström', '🦊 Fox, Inc. (100%)', 'عائشة']);
    });

    test.each([
      ['ångström', ['1001']],
      ['ÅNGSTRÖM', ['1001']],
      ['room 1', ['1001', '1002']],
      ['100', ['1001', '1002']],
      ['ada@', ['1002']],
      ['100%', ['1002']],
      ['_', []],
      ['%', ['1002']],
      ['\\', []],
      ["'", []],
      ['', ['1001', '1002']],
    ])('given a search for %j, then it finds %j', async (search, numbers) => {
      const { database } = await fresh();
      const { extensions } = database;
      await extensions.create(anExtension({ number: '1001', name: 'Zoë Ångström', location: 'Room 11' }), 'admin');
      await extensions.create(
        anExtension({ number: '1002', name: 'Fox 100%', location: 'Room 12', email: 'ada@school.org' }),
        'admin',
      );
      expect((await extensions.list({ search })).map(({ number }) => number)).toEqual(numbers);
    });

    test('given a number is taken, then it is refused as a conflict at that field, and nothing counts as changed', async () => {
      const { database } = await fresh();
      await database.extensions.create(anExtension({}), 'admin');
      const before = await database.configuration.state();
      await expect(database.extensions.create(anExtension({ name: 'Other' }), 'admin')).rejects.toMatchObject({
        id: 'conflict',
        fields: { number: expect.stringContaining('1001') },
      });
      expect(await database.configuration.state()).toEqual(before);
      expect(await database.audit.list(10)).toHaveLength(1);
    });

    test('given some of it is changed, then the rest stays, and it is found by what it is called now', async () => {
      const { database } = await fresh();
      const made = await database.extensions.create(anExtension({ location: 'Room 12' }), 'admin');
      const changed = await database.extensions.change('1001', { name: 'Grace Hopper', email: null }, 'admin');
      expect(changed).toEqual({ ...made, name: 'Grace Hopper', updatedAt: changed.updatedAt });
      expect(changed.updatedAt.getTime()).toBeGreaterThanOrEqual(made.updatedAt.getTime());
      expect(await database.extensions.list({ search: 'hopper' })).toHaveLength(1);
      expect(await database.extensions.list({ search: 'room 12' })).toHaveLength(1);
      expect(await database.extensions.list({ search: 'lovelace' })).toHaveLength(0);
    });

    test('given two change different things at once, then both changes are kept', async () => {
      const { database, openAnother } = await fresh();
      const other = await openAnother();
      await database.extensions.create(anExtension({}), 'admin');
      await Promise.all([
        database.extensions.change('1001', { name: 'Grace Hopper' }, 'admin'),
        other.extensions.change('1001', { location: 'Room 7' }, 'admin'),
      ]);
      expect(await database.extensions.find('1001')).toMatchObject({ name: 'Grace Hopper', location: 'Room 7' });
      expect(await database.extensions.list({ search: 'hopper' })).toHaveLength(1);
      expect(await database.extensions.list({ search: 'room 7' })).toHaveLength(1);
    });

    test('given one that is not there, then changing or deleting it is refused and counts for nothing', async () => {
      const { database } = await fresh();
      const before = await database.configuration.state();
      await expect(database.extensions.change('1001', { name: 'X' }, 'admin')).rejects.toMatchObject({
        id: 'not-found',
      });
      await expect(database.extensions.delete('1001', 'admin')).rejects.toMatchObject({ id: 'not-found' });
      expect(await database.configuration.state()).toEqual(before);
    });

    test('given one with an account is deleted, then account and sessions go with it', async () => {
      const { database } = await fresh();
      await database.extensions.create(anExtension({}), 'admin');
      await database.accounts.create({ username: 'ada', role: 'user', extension: '1001' }, 'admin');
      expect((await database.extensions.find('1001'))?.account).toBe('ada');
      const session = { username: 'ada', address: '', userAgent: '', mustChangePassword: false };
      const expiresAt = new Date(Date.now() + 60_000);
      await database.sessions.open({ ...session, tokenHash: 'hash', expiresAt });
      await database.extensions.delete('1001', 'admin');
      expect(await database.accounts.findByUsername('ada')).toBeNull();
      expect(await database.sessions.find('hash', new Date())).toBeNull();
    });

    test('given many at once, then all are there under one revision', async () => {
      const { database } = await fresh();
      const before = await database.configuration.state();
      await database.extensions.createMany(from('10000', 1200), 'import');
      expect(await database.extensions.count()).toBe(1200);
      expect((await database.configuration.state()).wanted).toBe(before.wanted + 1);
      expect((await database.extensions.find('11199'))?.sipSecret).toBe('Difference-Engine-2');
    });

    test('given one of many is taken, then none of them is there', async () => {
      const { database } = await fresh();
      await database.extensions.create(anExtension({ number: '10600' }), 'admin');
      const before = await database.configuration.state();
      const attempt = database.extensions.createMany(from('10000', 700), 'import');
      await expect(attempt).rejects.toMatchObject({ id: 'conflict' });
      expect(await database.extensions.count()).toBe(1);
      expect(await database.configuration.state()).toEqual(before);
    });

    test('given a write, then who did what is in the audit log and the listeners are woken', async () => {
      const { database } = await fresh();
      const heard = new Set<Topic>();
      const all = new Promise<void>((resolve) => {
        database.bell.listen(['extensions', 'configuration-wanted'], (topic) => {
          heard.add(topic);
          if (heard.size === 2) resolve();
        });
      });
      await database.extensions.create(anExtension({}), 'admin');
      await all;
      await database.extensions.change('1001', { name: 'Grace' }, 'cli:root');
      await database.extensions.delete('1001', 'admin');
      const entries = (await database.audit.list(10)).map(({ at, ...entry }) => entry);
      expect(entries).toEqual([
        { actor: 'admin', action: 'extension.delete', target: '1001' },
        { actor: 'cli:root', action: 'extension.change', target: '1001' },
        { actor: 'admin', action: 'extension.create', target: '1001' },
      ]);
    });
  });
});

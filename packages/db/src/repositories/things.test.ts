import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Thing, thingKinds } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { forEachDatabase } from '../testing/index.ts';
import { nextRing } from '../testing/rings.ts';

const aTrunk = (particulars: object): Thing<'trunk'> =>
  thingKinds.trunk.schema.parse({
    id: 'telco',
    name: 'Telco',
    kind: 'registration',
    host: 'sip.telco.net',
    username: 'school',
    password: 'Difference-Engine',
    ...particulars,
  });

describe('things', () => {
  forEachDatabase((fresh) => {
    test('given one was made, then it is found with its defaults and its secrets opened', async () => {
      const { database } = await fresh();
      const made = await database.things.create('trunk', aTrunk({}), 'admin');
      expect(made.thing).toMatchObject({ id: 'telco', transport: 'udp', enabled: true, password: 'Difference-Engine' });
      expect(await database.things.find('trunk', 'telco')).toEqual(made);
      expect(await database.things.find('trunk', 'other')).toBeNull();
      expect(await database.things.find('outbound-route', 'telco')).toBeNull();
    });

    test('given a change, then the rest is kept, its secret too, and it is one more revision', async () => {
      const { database } = await fresh();
      await database.things.create('trunk', aTrunk({}), 'admin');
      const { wanted } = await database.configuration.state();
      const changed = await database.things.change('trunk', 'telco', { name: 'Other' }, 'admin');
      expect(changed.thing).toEqual(aTrunk({ name: 'Other' }));
      expect((await database.configuration.state()).wanted).toBe(wanted + 1);
      const [entry] = await database.audit.list(1);
      expect(entry).toMatchObject({ actor: 'admin', action: 'trunk.change', target: 'telco' });
    });

    test('given some, then they stand in the order they came, until somebody puts them in another', async () => {
      const { database } = await fresh();
      for (const id of ['c', 'a', 'b']) await database.things.create('trunk', aTrunk({ id }), 'admin');
      const order = async () => (await database.things.list('trunk')).map(({ thing }) => thing.id);
      expect(await order()).toEqual(['c', 'a', 'b']);
      await database.things.arrange('trunk', ['b', 'c', 'a'], 'admin');
      expect(await order()).toEqual(['b', 'c', 'a']);
      for (const keys of [
        ['b', 'c'],
        ['b', 'c', 'c'],
        ['b', 'c', 'a', 'd'],
      ])
        await expect(database.things.arrange('trunk', keys, 'admin')).rejects.toMatchObject({ id: 'conflict' });
      expect(await order()).toEqual(['b', 'c', 'a']);
    });

    test('given a key that is taken, or one that is not there, then it is refused and nothing counts as changed', async () => {
      const { database } = await fresh();
      await database.things.create('trunk', aTrunk({}), 'admin');
      const before = await database.configuration.state();
      const { things } = database;
      await expect(things.create('trunk', aTrunk({}), 'admin')).rejects.toMatchObject({
        id: 'conflict',
        fields: { id: expect.stringContaining('telco') },
      });
      await expect(things.change('trunk', 'gone', {}, 'admin')).rejects.toMatchObject({ id: 'not-found' });
      await expect(things.delete('trunk', 'gone', 'admin')).rejects.toMatchObject({ id: 'not-found' });
      expect(await database.configuration.state()).toEqual(before);
    });

    test('given one was deleted, then it is gone from what is rendered', async () => {
      const { database } = await fresh();
      await database.things.create('trunk', aTrunk({}), 'admin');
      expect((await database.configuration.snapshot()).things.trunk).toHaveLength(1);
      await database.things.delete('trunk', 'telco', 'admin');
      expect((await database.configuration.snapshot()).things.trunk).toEqual([]);
    });

    test('given any change, then others hear of it', async () => {
      const { database, openAnother } = await fresh();
      const { bell } = await openAnother();
      const heard = Promise.all([nextRing(bell, 'telephony'), nextRing(bell, 'configuration-wanted')]);
      await database.things.create('trunk', aTrunk({}), 'admin');
      await heard;
    });
  });
});

describe('settings', () => {
  forEachDatabase((fresh) => {
    test('given nothing was set, then everything has its default', async () => {
      const { database } = await fresh();
      expect((await database.things.settings()).emergency).toMatchObject({ production_mode: false });
    });

    test('given a field of a section is changed, then all else is kept', async () => {
      const { database } = await fresh();
      const before = await database.things.settings();
      await database.things.changeSettings({ parking: { timeout_seconds: 90 } }, 'admin');
      const after = await database.things.changeSettings({ codecs: { priority: ['PCMA'] } }, 'admin');
      expect(after).toEqual({
        ...before,
        parking: { ...before.parking, timeout_seconds: 90 },
        codecs: { priority: ['PCMA'] },
      });
      expect((await database.configuration.snapshot()).settings).toEqual(after);
    });

    test('given a secret is set, then it is sealed in its row and opens again, and is taken away again', async () => {
      const { database, environment } = await fresh();
      const { things, configuration } = database;
      const server = {
        host: 'smtp.school.org',
        from_address: 'pbx@school.org',
        user: 'pbx',
        password: 'Enigma-Bombe-3',
      };
      await things.changeSettings({ mail: server }, 'admin');
      await things.changeSettings({ mail: { port: 25 } }, 'admin');
      expect((await things.settings()).mail).toMatchObject({ ...server, port: 25 });
      expect((await configuration.snapshot()).settings.mail.password).toBe(server.password);
      if (database.kind === 'sqlite') {
        const file = join(environment.stateDir, 'flexpbx.db');
        const kept = Buffer.concat([await readFile(file), await readFile(`${file}-wal`)]);
        expect(kept.includes('smtp.school.org')).toBe(true);
        expect(kept.includes(server.password)).toBe(false);
      }
      await things.changeSettings({ mail: { user: null, password: null } }, 'admin');
      expect((await things.settings()).mail).toMatchObject({ user: null, password: null });
    });

    test('given a switch is deleted at night, then its state goes with it, and that of a longer number stays', async () => {
      const { database } = await fresh();
      for (const number of ['1', '10']) {
        await database.things.create('switch', { number, name: number }, 'admin');
        await database.dialledStates.change('switch', { [number]: 'night' }, 'admin');
      }
      await database.things.delete('switch', '1', 'admin');
      expect([...(await database.dialledStates.list('switch')).keys()]).toEqual(['10']);
    });
  });
});

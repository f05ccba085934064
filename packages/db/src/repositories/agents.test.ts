import { thingKinds } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { anExtension, forEachDatabase } from '../testing/index.ts';
import { countRings } from '../testing/rings.ts';

const ever = { from: new Date(0), to: new Date('2100-01-01') };

describe('agents', () => {
  forEachDatabase((fresh) => {
    test('given an agent signs in and out, then it is signed in where it said, audited and told once', async () => {
      const { agents, queues, audit } = (await fresh()).database;
      await agents.signIn('1001', ['8001', '8002'], 'phone:1001');
      expect(await agents.signIn('1001', ['8002'], 'phone:1001')).toEqual({
        extension: '1001',
        queues: ['8001', '8002'],
        pause: null,
      });
      expect(await agents.signOut('1001', ['8001', '8003'], 'ada')).toMatchObject({ queues: ['8002'] });
      expect(await agents.list()).toEqual([{ extension: '1001', queues: ['8002'], pause: null }]);
      const told = await queues.events(ever, null);
      expect(told.map(({ queue, event }) => `${event.kind} ${queue}`)).toEqual([
        'signed-in 8001',
        'signed-in 8002',
        'signed-out 8001',
      ]);
      expect((await audit.list(1))[0]).toMatchObject({
        actor: 'ada',
        action: 'agent.signed-out',
        target: '1001 in 8001',
      });
    });

    test('given an agent pauses and resumes, then the reason is known meanwhile, and each queue tells of it', async () => {
      const { agents, queues } = (await fresh()).database;
      await agents.pause('1001', { reason: 'Lunch', automatic: false }, 'ada');
      const paused = await agents.pause('1001', { reason: 'Lunch', automatic: false }, 'ada');
      expect(paused.pause).toMatchObject({ reason: 'Lunch', automatic: false, since: expect.any(Date) });
      expect(await agents.find('1001')).toEqual(paused);
      expect(await agents.resume('1001', 'ada')).toEqual({ extension: '1001', queues: [], pause: null });
      await agents.resume('1001', 'ada');
      expect((await queues.events(ever, '8001')).map(({ event }) => event)).toEqual([
        { kind: 'paused', agent: '1001', reason: 'Lunch', automatic: false },
        { kind: 'resumed', agent: '1001' },
      ]);
    });

    test('given nothing changed, then nobody is told', async () => {
      const { database } = await fresh();
      await database.agents.signIn('1001', ['8001'], 'ada');
      const rings = await countRings(database.bell, 'agents', 'heartbeats');
      await database.agents.signIn('1001', ['8001'], 'ada');
      await database.agents.signOut('1001', ['8002'], 'ada');
      expect(await rings()).toBe(0);
      await database.agents.signOut('1001', ['8001'], 'ada');
      expect(await rings()).toBe(1);
    });

    test('given its extension is deleted, then nothing is left of its having signed in and paused, and both are over', async () => {
      const { agents, extensions, queues } = (await fresh()).database;
      await extensions.create(anExtension({ number: '1001' }), 'admin');
      await agents.signIn('1001', ['8001'], 'ada');
      await agents.pause('1001', { reason: '', automatic: false }, 'ada');
      await extensions.delete('1001', 'admin');
      expect(await agents.list()).toEqual([]);
      const kinds = (await queues.events(ever, '8001')).map(({ event }) => event.kind);
      expect(kinds).toEqual(['signed-in', 'paused', 'signed-out', 'resumed']);
    });

    test('given a queue is deleted, then whoever was signed in to it is so no more', async () => {
      const { agents, queues, things } = (await fresh()).database;
      await things.create('queue', thingKinds.queue.schema.parse({ number: '8001', name: 'Sales' }), 'admin');
      await agents.signIn('1001', ['8001'], 'ada');
      await things.delete('queue', '8001', 'admin');
      expect(await agents.list()).toEqual([]);
      expect((await queues.events(ever, '8001')).map(({ event }) => event.kind)).toEqual(['signed-in', 'signed-out']);
    });
  });
});

import type { EmergencyCall } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { forEachDatabase } from '../testing/index.ts';
import { countRings } from '../testing/rings.ts';

const call: EmergencyCall = {
  id: '1700000000.7',
  number: '911',
  extension: '1001',
  extensionName: 'Ada',
  place: 'Hall, 1 Main St, Albany',
  shown: '+12125550101',
  outcome: 'ringing',
  trunk: 'telco',
  startedAt: new Date('2026-03-01T12:00:00Z'),
  answeredAt: null,
  endedAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
};
const answered = { ...call, outcome: 'answered', answeredAt: new Date('2026-03-01T12:00:05Z') } as const;
const notify = ['guard@flexpbx.dev'];

describe('emergency calls', () => {
  forEachDatabase((fresh) => {
    test('given a call as it goes on, then it is listed once, people are told once, newest first', async () => {
      const { emergencyCalls, outbox, things } = (await fresh()).database;
      await things.changeSettings({ emergency: { notify } }, 'test');
      await emergencyCalls.take(call);
      const earlier = { ...call, id: '1600000000.1', startedAt: new Date('2026-02-01T12:00:00Z') };
      await emergencyCalls.take(earlier);
      await emergencyCalls.take(answered);
      expect(await emergencyCalls.list(10)).toEqual([answered, earlier]);
      expect(await emergencyCalls.list(1)).toEqual([answered]);
      expect(await outbox.findFor(`emergency-call/${call.id}`)).toMatchObject([{ recipient: { to: notify[0] } }]);
    });

    test('given a call nobody took, then people are told that as well', async () => {
      const { emergencyCalls, outbox, things } = (await fresh()).database;
      await things.changeSettings({ emergency: { notify } }, 'test');
      await emergencyCalls.take(call);
      for (let time = 0; time < 2; time++) await emergencyCalls.take({ ...call, outcome: 'failed' });
      const told = (await outbox.list(10)).map(({ notice }) => 'outcome' in notice && notice.outcome);
      expect(told).toEqual(['failed', 'ringing']);
    });

    test('given names that changed meanwhile, then a call keeps those it had', async () => {
      const { emergencyCalls } = (await fresh()).database;
      await emergencyCalls.take(call);
      await emergencyCalls.take({ ...answered, extensionName: 'Grace', place: 'elsewhere' });
      expect(await emergencyCalls.list(10)).toEqual([answered]);
    });

    test('given somebody looks after a call, then it is noted who was the first, and audited', async () => {
      const { emergencyCalls, audit } = (await fresh()).database;
      await emergencyCalls.take(call);
      const noted = await emergencyCalls.acknowledge(call.id, 'ada');
      expect(noted).toMatchObject({ acknowledgedBy: 'ada', acknowledgedAt: expect.any(Date) });
      expect(await emergencyCalls.acknowledge(call.id, 'grace')).toEqual(noted);
      const byDesk = { acknowledgedAt: new Date('2026-03-01T12:00:09Z'), acknowledgedBy: 'desk' };
      expect(await emergencyCalls.take({ ...call, ...byDesk })).toEqual(noted);
      const audited = (await audit.list(10)).filter(({ action }) => action === 'emergency-call.acknowledge');
      expect(audited).toMatchObject([{ actor: 'ada', target: '911 by 1001' }]);
      await expect(emergencyCalls.acknowledge('gone', 'ada')).rejects.toMatchObject({ id: 'not-found' });
    });

    test('given nothing new, then nobody is told', async () => {
      const { database } = await fresh();
      await database.emergencyCalls.take(call);
      const rings = await countRings(database.bell, 'emergency-calls', 'heartbeats');
      await database.emergencyCalls.take(call);
      expect(await rings()).toBe(0);
    });
  });
});

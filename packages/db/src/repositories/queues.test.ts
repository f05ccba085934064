import type { LiveQueue, QueueCallback, QueueEvent } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { forEachDatabase } from '../testing/index.ts';
import { countRings } from '../testing/rings.ts';

const noon = Date.parse('2026-03-01T12:00:00Z');

const line = (call: string, second: number, event: QueueEvent['event']): QueueEvent => ({
  key: `${call}/${event.kind}/${second}`,
  queue: '8001',
  callId: call,
  at: new Date(noon + second * 1000),
  event,
});

const joined = { kind: 'joined', callerNumber: '+4930123', callerName: 'Zoë “Z” Ångström' } as const;
const connected = { kind: 'connected', agent: '1001', waitedMs: 4000, rangMs: 1500 } as const;
const answered = { kind: 'answered', agent: '1001', waitedMs: 4000, talkedMs: 60_000, transferred: false } as const;

const aQueue: LiveQueue = {
  number: '8001',
  waiting: [
    {
      id: '1772366400.1@1',
      callerNumber: '1005',
      callerName: '',
      joinedAt: new Date(noon),
      priority: 3,
      isCallback: false,
    },
  ],
  agents: [
    {
      extension: '1001',
      state: 'talking',
      since: new Date(noon),
      pauseReason: '',
      callId: '1772366400.0@1',
      channel: 'PJSIP/1001-00000001',
    },
  ],
};

describe('queues', () => {
  forEachDatabase((fresh) => {
    test('given events are written again, then each is there once, as it was first told, in order of time', async () => {
      const { queues } = (await fresh()).database;
      const end = line('a', 70, answered);
      await queues.add([line('a', 5, connected), line('a', 1, joined)]);
      await queues.add([line('a', 1, { ...joined, callerName: 'changed' }), end]);
      const period = { from: new Date(noon), to: new Date(noon + 70_000) };
      expect(await queues.events(period, '8001')).toEqual([line('a', 1, joined), line('a', 5, connected)]);
      expect(await queues.events(period, '8002')).toEqual([]);
      expect(await queues.events({ from: end.at, to: new Date(noon + 80_000) }, null)).toEqual([end]);
    });

    test('given calls that have ended and one that has not, then that one is unfinished, with all that happened', async () => {
      const { queues } = (await fresh()).database;
      const open = [line('b', 2, joined), line('b', 6, connected)];
      await queues.add([line('a', 1, joined), line('a', 5, connected), ...open, line('a', 70, answered)]);
      await queues.add([
        line('c', 3, joined),
        line('c', 4, { kind: 'overflowed', waitedMs: 1000, because: 'too-long' }),
      ]);
      expect(await queues.unfinished()).toEqual(open);
    });

    test('given somebody is to be called back, then they are remembered until that is over', async () => {
      const { queues } = (await fresh()).database;
      const callback: QueueCallback = {
        callId: 'a',
        queue: '8001',
        number: '+4930123',
        callerName: 'Zoë',
        joinedAt: new Date(noon),
        priority: 5,
        attempts: 0,
        dueAt: new Date(noon),
      };
      await queues.keepCallback(callback);
      await queues.keepCallback({ ...callback, attempts: 1, dueAt: new Date(noon + 60_000) });
      await queues.keepCallback({ ...callback, callId: 'b', joinedAt: new Date(noon - 1000) });
      expect(await queues.callbacks()).toMatchObject([{ callId: 'b' }, { callId: 'a', attempts: 1 }]);
      await queues.endCallback('b');
      await queues.endCallback('b');
      expect(await queues.callbacks()).toEqual([{ ...callback, attempts: 1, dueAt: new Date(noon + 60_000) }]);
    });

    test('given people come and agents answer, then queues are shown as they stand, and only changes are told', async () => {
      const { database } = await fresh();
      await database.queues.replaceLive([aQueue, { ...aQueue, number: '8000', waiting: [] }]);
      expect(await database.queues.live()).toEqual([{ ...aQueue, number: '8000', waiting: [] }, aQueue]);
      const rings = await countRings(database.bell, 'live-queues', 'heartbeats');
      await database.queues.replaceLive([{ ...aQueue, number: '8000', waiting: [] }, aQueue]);
      expect(await rings()).toBe(0);
      await database.queues.replaceLive([aQueue]);
      expect(await rings()).toBe(1);
      expect(await database.queues.live()).toEqual([aQueue]);
    });
  });
});

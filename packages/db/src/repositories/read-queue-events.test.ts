import type { QueueEvent } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { forEachDatabase } from '../testing/index.ts';

const noon = Date.parse('2026-03-01T12:00:00Z');
const at = (second: number) => new Date(noon + second * 1000);
const period = { from: at(0), to: at(100) };

const joined = { kind: 'joined', callerNumber: '5550100', callerName: 'Ada' } as const;
const abandoned = { kind: 'abandoned', waitedMs: 1000, position: 1, callback: false } as const;
const signedIn = { kind: 'signed-in', agent: '1001' } as const;
const signedOut = { kind: 'signed-out', agent: '1001' } as const;
const paused = { kind: 'paused', agent: '1001', reason: 'Lunch', automatic: false } as const;

const line = (second: number, callId: string | null, event: QueueEvent['event'], queue = '8001'): QueueEvent => {
  return { key: `${second}/${callId}/${event.kind}/${queue}`, queue, callId, at: at(second), event };
};

describe('what figures of a period are made of', () => {
  forEachDatabase((fresh) => {
    test('given calls at its edges, then those that joined in it are there to their end, whenever that was', async () => {
      const { queues } = (await fresh()).database;
      const inIt = [line(99, 'b', joined), line(150, 'b', abandoned)];
      await queues.add([...inIt, line(-5, 'a', joined), line(100, 'c', joined), line(120, 'c', abandoned)]);
      await queues.add([line(150, 'd', abandoned), line(20, 'e', joined, '8002')]);
      expect(await queues.figureEvents(period, '8001')).toEqual(inIt);
      expect(await queues.figureEvents(period, null)).toEqual([line(20, 'e', joined, '8002'), ...inIt]);
    });

    test('given what happened to agents before, then only the last of it in each queue is there, and a pause', async () => {
      const { queues } = (await fresh()).database;
      const last = [line(-30, null, paused, ''), line(-20, null, signedIn), line(50, null, signedOut)];
      await queues.add([line(-90, null, signedIn), line(-80, null, signedOut), ...last]);
      await queues.add([line(-10, null, signedIn, '8002'), line(100, null, signedIn)]);
      expect(await queues.figureEvents(period, '8001')).toEqual(last);
      const ofAll = await queues.figureEvents(period, null);
      expect(ofAll.map(({ queue, event }) => `${event.kind} ${queue}`)).toEqual([
        'paused ',
        'signed-in 8001',
        'signed-in 8002',
        'signed-out 8001',
      ]);
    });
  });
});

describe('what happened, page by page', () => {
  forEachDatabase((fresh) => {
    test('given more than a page holds, then following "next" shows each once, newest first', async () => {
      const { queues } = (await fresh()).database;
      const all = [0, 1, 1, 2, 3].map((second, index) => line(second, `call-${index}`, joined));
      await queues.add([...all, line(2, 'other', joined, '8002'), line(100, 'after', joined)]);
      await queues.add([line(4, null, paused, '')]);
      const seen: (string | null)[] = [];
      for (let before: string | null = null; ; ) {
        const { items, next } = await queues.eventPage(period, '8001', { limit: 2, before });
        seen.push(...items.map(({ callId }) => callId));
        if (next === null) break;
        before = next;
      }
      expect(seen).toEqual([null, 'call-4', 'call-3', 'call-2', 'call-1', 'call-0']);
    });

    test('given a mark that is none of a page, then it is refused or nothing is older', async () => {
      const { queues } = (await fresh()).database;
      const nonsense = queues.eventPage(period, '8001', { limit: 2, before: 'nonsense' });
      await expect(nonsense).rejects.toThrow('This page does not exist.');
      const before = Buffer.from(`${period.from.toISOString()} call-1`).toString('base64url');
      expect((await queues.eventPage(period, '8001', { limit: 2, before })).items).toEqual([]);
    });
  });
});

import type { Notice } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { forEachDatabase } from '../testing/index.ts';
import { nextRing } from '../testing/rings.ts';
import { startProcess } from '../testing/start-process.ts';

const minuteMs = 60_000;
const leaseMs = minuteMs;
const dayMs = 24 * 60 * minuteMs;

const aTest = (id: string): Notice => ({ kind: 'mail-test', id, to: `${id}@school.org`, asked_by: 'admin' });
const after = (ms: number) => new Date(Date.now() + ms);

describe('the outbox', () => {
  forEachDatabase((fresh) => {
    test('given a notice is added twice, then it is on its way once, and the worker is woken', async () => {
      const { database } = await fresh();
      const woken = nextRing(database.bell, 'outbox');
      expect(await database.outbox.add(aTest('a'))).toBe(1);
      await woken;
      expect(await database.outbox.add(aTest('a'))).toBe(0);
      expect(await database.outbox.list(10)).toMatchObject([
        {
          notice: aTest('a'),
          recipient: { channel: 'mail', to: 'a@school.org', name: 'a@school.org' },
          state: 'waiting',
          attempts: 0,
          answer: null,
        },
      ]);
    });

    test('given several wait, then the oldest is claimed first, each once while its lease lasts', async () => {
      const { outbox } = (await fresh()).database;
      for (const id of ['a', 'b']) await outbox.add(aTest(id));
      const now = after(1);
      const claim = () => outbox.claim('mail', { now, leaseMs });
      expect(await claim()).toMatchObject({ notice: { id: 'a' }, attempt: 1 });
      expect(await claim()).toMatchObject({ notice: { id: 'b' }, attempt: 1 });
      expect(await claim()).toBeNull();
      expect(await outbox.claim('push', { now, leaseMs })).toBeNull();
      expect(await outbox.nextDueAt('mail')).toEqual(new Date(now.getTime() + leaseMs));
      expect(await outbox.nextDueAt('push')).toBeNull();
    });

    test('given a process is killed with what it claimed, then it is tried again when the lease ends', async () => {
      const { database, environment } = await fresh();
      for (let at = 0; at < 5; at++) await database.outbox.add(aTest(String(at)));
      const worker = startProcess('claim-deliveries', environment, String(leaseMs));
      const held = (await worker.next()) as number[];
      expect(held).toHaveLength(5);
      worker.child.kill('SIGKILL');
      await expect(worker.ended()).rejects.toThrow('SIGKILL');
      expect(await database.outbox.claim('mail', { now: after(leaseMs / 2), leaseMs })).toBeNull();
      const again: number[] = [];
      const late = { now: after(2 * leaseMs), leaseMs };
      for (
        let next = await database.outbox.claim('mail', late);
        next;
        next = await database.outbox.claim('mail', late)
      ) {
        expect(next.attempt).toBe(2);
        again.push(next.id);
      }
      expect(again.sort()).toEqual(held.sort());
    });

    test('given processes claim at the same time, then every delivery is claimed by exactly one of them', async () => {
      const { database, environment } = await fresh();
      for (let at = 0; at < 40; at++) await database.outbox.add(aTest(String(at)));
      const workers = [1, 2, 3].map(() => startProcess('claim-deliveries', environment, String(leaseMs)));
      const held = (await Promise.all(workers.map(({ next }) => next()))) as number[][];
      const known = (await database.outbox.list(100)).map(({ id }) => id);
      expect(held.flat().sort((a, b) => b - a)).toEqual(known);
    });

    test('given a lease ended and somebody else has it, then what the first one says does not count', async () => {
      const { outbox } = (await fresh()).database;
      await outbox.add(aTest('a'));
      const first = await outbox.claim('mail', { now: after(1), leaseMs });
      const second = await outbox.claim('mail', { now: after(2 * leaseMs), leaseMs });
      if (!first || !second) throw new Error('it was due both times');
      expect(await outbox.settle(first, { outcome: 'refused', answer: 'too late' }, new Date())).toBe(false);
      expect(await outbox.settle(second, { outcome: 'delivered', answer: '250 OK' }, new Date())).toBe(true);
      expect(await outbox.settle(second, { outcome: 'delivered', answer: '250 OK' }, new Date())).toBe(false);
      expect(await outbox.list(1)).toMatchObject([{ state: 'delivered', attempts: 2, answer: '250 OK', dueAt: null }]);
      expect(await outbox.add(aTest('a'))).toBe(0);
    });

    test('given it was refused, then it failed for good, until an administrator has it sent again', async () => {
      const { outbox, audit } = (await fresh()).database;
      await outbox.add(aTest('a'));
      const [{ id } = { id: 0 }] = await outbox.list(1);
      await expect(outbox.sendAgain(id, 'admin')).rejects.toMatchObject({ id: 'conflict' });
      const claimed = await outbox.claim('mail', { now: after(1), leaseMs });
      if (!claimed) throw new Error('it was due');
      await outbox.settle(claimed, { outcome: 'refused', answer: '550 no such user' }, new Date());
      expect(await outbox.claim('mail', { now: after(dayMs), leaseMs })).toBeNull();
      await outbox.sendAgain(id, 'admin');
      expect(await outbox.claim('mail', { now: after(1), leaseMs })).toMatchObject({ id, attempt: 2 });
      expect(await audit.list(1)).toMatchObject([{ action: 'notice.send-again', target: 'a@school.org' }]);
      await expect(outbox.sendAgain(id + 1, 'admin')).rejects.toMatchObject({ id: 'not-found' });
    });

    test('given every attempt dies with its process, then it is given up when it is too old', async () => {
      const { outbox } = (await fresh()).database;
      await outbox.add(aTest('a'));
      await outbox.claim('mail', { now: after(1), leaseMs });
      await outbox.tidy(after(leaseMs / 2));
      expect(await outbox.list(1)).toMatchObject([{ state: 'waiting' }]);
      await outbox.tidy(after(2 * leaseMs));
      expect(await outbox.list(1)).toMatchObject([{ state: 'failed', answer: expect.stringContaining('too old') }]);
    });

    test('given it was settled a month ago, then it is forgotten; what still waits is not', async () => {
      const { outbox } = (await fresh()).database;
      for (const id of ['a', 'b']) await outbox.add(aTest(id));
      const claimed = await outbox.claim('mail', { now: after(1), leaseMs });
      if (!claimed) throw new Error('it was due');
      await outbox.settle(claimed, { outcome: 'delivered', answer: '250 OK' }, new Date());
      await outbox.tidy(after(29 * dayMs));
      expect(await outbox.list(10)).toHaveLength(2);
      await outbox.tidy(after(31 * dayMs));
      expect(await outbox.list(10)).toMatchObject([{ notice: { id: 'b' }, state: 'waiting' }]);
    });
  });
});

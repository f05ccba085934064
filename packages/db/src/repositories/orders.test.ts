import { describe, expect, test } from 'vitest';
import { forEachDatabase } from '../testing/index.ts';
import { startProcess } from '../testing/start-process.ts';

const hangUp = (callId: string) => ({ kind: 'hang-up-call', callId }) as const;

describe('orders', () => {
  forEachDatabase((fresh) => {
    test('given some were given, then the oldest is claimed first, each once', async () => {
      const { orders } = (await fresh()).database;
      expect(await orders.claim('pbx')).toBeNull();
      const first = await orders.give(hangUp('a'), 'admin');
      const second = await orders.give({ kind: 'refresh-message-waiting', mailbox: '1001' }, 'ada');
      expect(await orders.claim('pbx')).toEqual({ id: first, order: hangUp('a') });
      expect(await orders.claim('pbx')).toMatchObject({ id: second, order: { mailbox: '1001' } });
      expect(await orders.claim('pbx')).toBeNull();
    });

    test('given processes claim at the same time, then every order is claimed by exactly one of them', async () => {
      const { database, environment } = await fresh();
      const given: string[] = [];
      for (let order = 0; order < 60; order++) given.push(await database.orders.give(hangUp(String(order)), 'admin'));
      const claimers = [1, 2, 3].map(() => startProcess('claim-orders', environment));
      const here: string[] = [];
      for (let order = await database.orders.claim('here'); order; order = await database.orders.claim('here')) {
        here.push(order.id);
      }
      const there = await Promise.all(claimers.map(({ next }) => next()));
      expect([...here, ...there.flat()].map(Number).sort((a, b) => a - b)).toEqual(given.map(Number));
    });

    test('given claims at once in one process, then every order is claimed by exactly one of them', async () => {
      const { database, openAnother } = await fresh();
      const other = await openAnother();
      for (let order = 0; order < 20; order++) await database.orders.give(hangUp(String(order)), 'admin');
      const claims = await Promise.all(
        Array.from({ length: 30 }, (_, claim) => (claim % 2 ? database : other).orders.claim('pbx')),
      );
      const claimed = claims.filter((claim) => claim !== null).map(({ id }) => id);
      expect(claimed).toHaveLength(20);
      expect(new Set(claimed).size).toBe(20);
    });

    test('given it was answered, then whoever gave it is woken and finds the answer', async () => {
      const { database } = await fresh();
      const id = await database.orders.give(hangUp('a'), 'admin');
      expect(await database.orders.findAnswer(id)).toBeNull();
      const woken = new Promise<void>((resolve) => database.bell.listen(['orders-answered'], () => resolve()));
      await database.orders.answer(id, { outcome: 'refused', reason: 'The call is over.' });
      await woken;
      expect(await database.orders.findAnswer(id)).toEqual({ outcome: 'refused', reason: 'The call is over.' });
    });

    test('given an order nobody gave, then answering it is refused and it has no answer', async () => {
      const { orders } = (await fresh()).database;
      await expect(orders.answer('77', { outcome: 'done' })).rejects.toMatchObject({ id: 'not-found' });
      expect(await orders.findAnswer('77')).toBeNull();
    });

    test('given one was given, then who gave it is in the audit log', async () => {
      const { database } = await fresh();
      await database.orders.give(hangUp('1772366400.1'), 'admin');
      expect(await database.audit.list(1)).toMatchObject([
        { actor: 'admin', action: 'order.hang-up-call', target: '1772366400.1' },
      ]);
    });
  });
});

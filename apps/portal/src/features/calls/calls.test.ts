import { forEachDatabase, type TestDatabase } from '@flexpbx/db/testing';
import type { LiveCall, OrderAnswer } from '@flexpbx/domain';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Client, problemIn, startPortal } from '../../testing/test-portal.ts';
import { orderAndAwait } from './await-answer.ts';

const call: LiveCall = {
  id: '1763683200.17',
  state: 'talking',
  stateSince: new Date('2026-11-21T08:01:00Z'),
  place: '',
  partner: '1003',
  callerNumber: '1001',
  callerName: 'Ada',
  dialledNumber: '1002',
  startedAt: new Date('2026-11-21T08:00:00Z'),
  connectedAt: new Date(0),
  answeredAt: new Date('2026-11-21T08:00:05Z'),
  channels: ['PJSIP/1001-00000001', 'PJSIP/1002-00000002'],
};

forEachDatabase((fresh) => {
  let test: TestDatabase;
  let admin: Client;

  beforeEach(async () => {
    test = await fresh();
    admin = await (await startPortal(test, {})).admin();
    await test.database.liveCalls.replaceAll([call], new Date(0));
  });

  /** Does call control's part: claims orders, acts, answers. */
  const callControl = (act: () => Promise<OrderAnswer>) => {
    const { orders, bell } = test.database;
    const serve = async () => {
      const claimed = await orders.claim('test');
      if (claimed) await orders.answer(claimed.id, await act());
    };
    onTestFinished(bell.listen(['orders'], () => void serve()));
  };

  it('given a running call, then it is shown', async () => {
    const shown = {
      call_id: call.id,
      state: 'talking',
      from: '1001',
      to: '1002',
      answered_at: '2026-11-21T08:00:05.000Z',
      state_since: '2026-11-21T08:01:00.000Z',
      place: null,
      with: '1003',
    };
    expect((await admin('GET', '/api/calls')).json).toMatchObject({ items: [shown] });
    expect((await admin('GET', `/api/calls/${call.id}`)).json).toMatchObject(shown);
  });

  it('given a call that is over, then that is the answer to looking and to hanging up', async () => {
    expect(problemIn(await admin('GET', '/api/calls/1.1')).title).toBe('This call is over.');
    expect(problemIn(await admin('DELETE', '/api/calls/1.1')).title).toBe('This call is over.');
  });

  describe('hanging up', () => {
    it('given call control does it, then the answer comes when it is done', async () => {
      callControl(async () => ({ outcome: 'done' }));
      expect((await admin('DELETE', `/api/calls/${call.id}`)).status).toBe(204);
    });

    it('given call control refuses, then its reason is told', async () => {
      callControl(async () => ({ outcome: 'refused', reason: 'Asterisk does not answer.' }));
      expect(problemIn(await admin('DELETE', `/api/calls/${call.id}`))).toMatchObject({
        id: 'asterisk-refused',
        title: 'The call could not be hung up: Asterisk does not answer.',
      });
    });

    it('given the call ended by itself meanwhile, then it is over', async () => {
      callControl(async () => {
        await test.database.liveCalls.replaceAll([], new Date(0));
        return { outcome: 'refused', reason: 'no such channel' };
      });
      expect(problemIn(await admin('DELETE', `/api/calls/${call.id}`)).id).toBe('not-found');
    });

    it('given nobody answers in time, then that is said, and the order stands', async () => {
      const order = { kind: 'hang-up-call', callId: call.id } as const;
      await expect(orderAndAwait(test.database, order, 'admin', 50)).rejects.toMatchObject({ id: 'timed-out' });
      expect(await test.database.orders.claim('test')).toMatchObject({ order });
    });
  });
});

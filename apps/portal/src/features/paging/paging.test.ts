import { anExtension, forEachDatabase, type TestDatabase } from '@flexpbx/db/testing';
import type { Order, OrderAnswer } from '@flexpbx/domain';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { type Client, problemIn, startPortal } from '../../testing/test-portal.ts';

const announcements = '/api/paging-zones/9001/announcements';
const pages = '/api/paging-zones/9001/pages';

forEachDatabase((fresh) => {
  let test: TestDatabase;
  let admin: Client;
  let ordered: Order[];

  beforeEach(async () => {
    test = await fresh();
    ordered = [];
    await test.database.extensions.create(anExtension({ number: '1001' }), 'test');
    admin = await (await startPortal(test, {})).admin();
    await admin('POST', '/api/paging-zones', { body: { number: '9001', name: 'First floor', phones: ['1001'] } });
    const source = { type: 'stock', sounds: ['beep'] };
    await admin('POST', '/api/prompts', { body: { id: 'gong', name: 'Gong', source } });
  });

  /** Does call control's part: claims orders, notes them, answers. */
  const callControlAnswers = (answer: OrderAnswer) => {
    const { orders, bell } = test.database;
    const serve = async () => {
      const claimed = await orders.claim('test');
      if (!claimed) return;
      ordered.push(claimed.order);
      await orders.answer(claimed.id, answer);
    };
    onTestFinished(bell.listen(['orders'], () => void serve()));
  };

  it('given a prompt is played to a zone, or a phone pages it, then call control is ordered to, and it is audited', async () => {
    callControlAnswers({ outcome: 'done' });
    expect((await admin('POST', announcements, { body: { prompt: 'gong' } })).status).toBe(204);
    expect((await admin('POST', pages, { body: { extension: '1001' } })).status).toBe(204);
    expect(ordered).toEqual([
      { kind: 'announce-to-zone', zone: '9001', prompt: 'gong' },
      { kind: 'page-by-phone', zone: '9001', extension: '1001' },
    ]);
    const audited = (await test.database.audit.list(20)).filter(({ action }) => action.startsWith('order.'));
    expect(audited.map(({ action, target }) => `${action} ${target}`).toReversed()).toEqual([
      'order.announce-to-zone 9001: gong',
      'order.page-by-phone 9001: by 1001',
    ]);
  });

  it('given call control refuses, then its reason is told', async () => {
    callControlAnswers({ outcome: 'refused', reason: 'Nobody there can be reached.' });
    expect(problemIn(await admin('POST', announcements, { body: { prompt: 'gong' } }))).toMatchObject({
      id: 'conflict',
      title: 'Nobody there can be reached.',
    });
  });

  it('given a zone, a prompt or a phone that is not there, then nothing is ordered', async () => {
    const gone = await admin('POST', '/api/paging-zones/9009/announcements', { body: { prompt: 'gong' } });
    expect(problemIn(gone).id).toBe('not-found');
    expect(problemIn(await admin('POST', announcements, { body: { prompt: 'gone' } })).id).toBe('invalid-input');
    expect(problemIn(await admin('POST', pages, { body: { extension: '1999' } })).id).toBe('invalid-input');
    expect(await test.database.orders.claim('test')).toBeNull();
  });

  it('given a zone is written as the seed has it, then it is taken, and its number is the key', async () => {
    const seed = { number: '9002', name: 'Second floor', devices: [{ ip: '192.168.1.101' }] };
    expect((await admin('POST', '/api/paging-zones', { body: seed })).status).toBe(201);
    const { json } = await admin('GET', '/api/paging-zones/9002');
    expect(json).toMatchObject({ devices: [{ ip: '192.168.1.101', by: 'sip', port: 5060, codec: 'PCMU' }] });
  });
});

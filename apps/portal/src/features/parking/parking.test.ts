import { forEachDatabase } from '@flexpbx/db/testing';
import { expect, it } from 'vitest';
import { problemIn, startPortal } from '../../testing/test-portal.ts';

forEachDatabase((fresh) => {
  it('given a call is parked, then it is shown who parked whom, where and since when', async () => {
    const portal = await startPortal(await fresh(), {});
    const admin = await portal.admin();
    await portal.extension({ number: '1001', name: 'Ada' });
    const call = {
      id: '1.1',
      callerNumber: '5550100',
      callerName: 'Bob',
      parkedAt: new Date(0),
      returnsAt: new Date(1),
    };
    await portal.database.parkedCalls.replaceAll([
      { ...call, slot: '70', parker: '1001' },
      { ...call, slot: '71', parker: null },
    ]);
    const shown = { from: '5550100', from_name: 'Bob', parked_at: '1970-01-01T00:00:00.000Z' };
    expect((await admin('GET', '/api/parking')).json).toMatchObject({
      slots: ['70', '71', '72', '73', '74', '75', '76', '77', '78', '79'],
      items: [
        { slot: '70', parked_by: '1001', parked_by_name: 'Ada', returns_at: '1970-01-01T00:00:00.001Z', ...shown },
        { slot: '71', parked_by: null, parked_by_name: null, ...shown },
      ],
    });
  });

  it('given slots that somebody has the number of, then they are refused at their field', async () => {
    const portal = await startPortal(await fresh(), {});
    const admin = await portal.admin();
    await portal.extension({ number: '1001', name: 'Ada' });
    const parking = { first_slot: '1000', last_slot: '1009' };
    const refusal = problemIn(await admin('PATCH', '/api/config', { body: { parking } }));
    expect(refusal.fields).toMatchObject({ first_slot: expect.stringContaining('the extension of Ada') });
    const moved = await admin('PATCH', '/api/config', { body: { parking: { first_slot: '700', last_slot: '719' } } });
    expect(moved.json).toMatchObject({ parking: { first_slot: '700', last_slot: '719', timeout_seconds: 60 } });
  });
});

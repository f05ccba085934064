import { forEachDatabase } from '@flexpbx/db/testing';
import type { TelephonyEvent } from '@flexpbx/domain';
import { expect, it } from 'vitest';
import { startPortal } from '../../testing/test-portal.ts';

const started = (id: string): TelephonyEvent => ({
  key: `call.started/${id}`,
  kind: 'call.started',
  at: new Date('2026-11-21T09:00:00Z'),
  data: { call_id: id, from: '1001', to: '1002', caller_name: 'Ada' },
});

forEachDatabase((fresh) => {
  it('given calls were made, then a program reads each event once, in order, and then waits behind the last', async () => {
    const portal = await startPortal(await fresh(), {});
    const admin = await portal.admin();
    await portal.database.events.add([started('a'), started('b'), started('c')]);
    const [first, second, third] = await Promise.all(
      [0, 2, 3].map(async (after) => (await admin('GET', `/api/events/history?after=${after}&limit=2`)).json),
    );
    expect(first).toEqual({
      items: [
        {
          id: 1,
          event: 'call.started',
          timestamp: '2026-11-21T09:00:00.000Z',
          data: { call_id: 'a', from: '1001', to: '1002', caller_name: 'Ada' },
        },
        expect.objectContaining({ id: 2 }),
      ],
      next: 2,
    });
    expect(second).toMatchObject({ items: [{ id: 3, data: { call_id: 'c' } }], next: 3 });
    expect(third).toEqual({ items: [], next: 3 });
  });
});

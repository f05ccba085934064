import { forEachDatabase } from '@flexpbx/db/testing';
import type { EmergencyCall } from '@flexpbx/domain';
import { expect, it } from 'vitest';
import { problemIn, startPortal } from '../../testing/test-portal.ts';

const call: EmergencyCall = {
  id: '1700000000.7',
  number: '911',
  extension: '1001',
  extensionName: 'Ada',
  place: 'Hall, 1 Main St, Albany',
  shown: '+12125550101',
  outcome: 'answered',
  trunk: 'telco',
  startedAt: new Date('2026-03-01T12:00:00Z'),
  answeredAt: new Date('2026-03-01T12:00:05Z'),
  endedAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
};

forEachDatabase((fresh) => {
  it('given emergency calls, then they are listed, and it is noted who looks after one', async () => {
    const portal = await startPortal(await fresh(), {});
    await portal.database.emergencyCalls.take(call);
    await portal.database.emergencyCalls.take({ ...call, id: '1600000000.1', startedAt: new Date(0) });
    const admin = await portal.admin();
    const shown = {
      ...{ id: call.id, number: '911', extension: '1001', extension_name: 'Ada', place: call.place },
      ...{ shown: '+12125550101', outcome: 'answered', trunk: 'telco' },
      ...{ started_at: '2026-03-01T12:00:00.000Z', answered_at: '2026-03-01T12:00:05.000Z', ended_at: null },
    };
    const newest = await admin('GET', '/api/emergency/calls?limit=1');
    expect(newest.json).toEqual({
      items: [{ ...shown, acknowledged_at: null, acknowledged_by: null, is_alarming: true }],
    });
    const path = `/api/emergency/calls/${call.id}`;
    expect((await admin('PATCH', path, { body: { acknowledged: true } })).json).toMatchObject({
      ...shown,
      acknowledged_by: 'admin',
      is_alarming: false,
    });
    expect(problemIn(await admin('PATCH', path, { body: { acknowledged: false } })).id).toBe('invalid-input');
  });

  it('given a system as it is at first, then it is said what is missing', async () => {
    const portal = await startPortal(await fresh(), {});
    await portal.extension({ number: '1001', name: 'Ada' });
    const { json } = await (await portal.admin())('GET', '/api/emergency/readiness');
    expect(json).toMatchObject({ production_mode: false });
    const { gaps } = json as { gaps: { weight: string; at: object; says: string }[] };
    expect(gaps[0]).toEqual({
      weight: 'blocking',
      at: { kind: 'settings', key: 'emergency' },
      says: 'No trunk is chosen: no call can leave.',
    });
    expect(gaps.map(({ at }) => at)).toContainEqual({ kind: 'extension', key: '1001' });
  });
});

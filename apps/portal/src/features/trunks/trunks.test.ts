import { forEachDatabase } from '@flexpbx/db/testing';
import { thingKinds } from '@flexpbx/domain';
import { expect, it } from 'vitest';
import { startPortal } from '../../testing/test-portal.ts';

const since = new Date('2026-03-01T12:00:00Z');

forEachDatabase((fresh) => {
  it('given trunks in all conditions, then each is told with its reason and what to do', async () => {
    const test = await fresh();
    const portal = await startPortal(test, {});
    const { things, trunkStates } = test.database;
    for (const trunk of [{ id: 'fine' }, { id: 'wrong' }, { id: 'new' }, { id: 'off', enabled: false }]) {
      const given = { kind: 'address', name: `Line ${trunk.id}`, host: `${trunk.id}.provider.net`, ...trunk };
      await things.create('trunk', thingKinds.trunk.schema.parse(given), 'test');
    }
    const up = { condition: 'up', trouble: null, sipStatus: null, roundTripMs: 20, since } as const;
    const down = { condition: 'down', trouble: 'rejected', sipStatus: 403, roundTripMs: null, since } as const;
    await trunkStates.replaceAll([
      { trunk: 'fine', ...up },
      { trunk: 'wrong', ...down },
      { trunk: 'gone', ...up },
    ]);

    const admin = await portal.admin();
    const answer = await admin('GET', '/api/trunk-states');
    const why = { reason: expect.stringContaining('wrong.provider.net'), fix: expect.stringContaining('password') };
    expect(answer.json).toMatchObject({
      items: [
        { trunk: 'fine', name: 'Line fine', state: 'up', reason: null, round_trip_ms: 20, since: since.toISOString() },
        { trunk: 'wrong', state: 'down', sip_status: 403, ...why },
        { trunk: 'new', state: 'checking', since: null },
        { trunk: 'off', name: 'Line off', state: 'disabled' },
      ],
    });
  });
});

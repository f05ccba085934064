import { forEachDatabase } from '@flexpbx/db/testing';
import { expect, it } from 'vitest';
import { problemIn, startPortal } from '../../testing/test-portal.ts';

forEachDatabase((fresh) => {
  it('given a switch is turned in the portal and by phone, then its one state says how, when and by whom', async () => {
    const portal = await startPortal(await fresh(), {});
    const admin = await portal.admin();
    await admin('POST', '/api/switches', { body: { number: '1', name: 'Office' } });
    const state = async () => (await admin('GET', '/api/switches/1/state')).json;
    expect(await state()).toEqual({
      ...{ switch: '1', state: 'auto', dial: '*281', changed_at: null, changed_by: null, source: null },
    });

    const turned = await admin('PUT', '/api/switches/1/state', { body: { state: 'day' } });
    expect(turned.json).toMatchObject({ state: 'day', source: 'portal', changed_by: expect.any(String) });

    const changedAt = Date.UTC(2099, 0, 1);
    await portal.database.dialledStates.take('switch', '1', { value: 'night', changedAt }, 'phone:1001');
    const byPhone = { state: 'night', source: 'phone', changed_by: '1001', changed_at: '2099-01-01T00:00:00.000Z' };
    expect(await state()).toMatchObject(byPhone);
    expect((await admin('GET', '/api/switch-states')).json).toMatchObject({ items: [byPhone] });

    await admin('POST', '/api/feature-codes', { body: { id: 'day-night', code: '*28', enabled: false } });
    const back = await admin('PUT', '/api/switches/1/state', { body: { state: 'auto' } });
    expect(back.json).toMatchObject({ state: 'auto', dial: null, source: 'portal' });
  });

  it('given a state or a switch that there is not, then it is refused', async () => {
    const admin = await (await startPortal(await fresh(), {})).admin();
    expect(problemIn(await admin('PUT', '/api/switches/1/state', { body: { state: 'day' } })).id).toBe('not-found');
    expect(problemIn(await admin('PUT', '/api/switches/1/state', { body: { state: 'dusk' } })).id).toBe(
      'invalid-input',
    );
  });
});

import { forEachDatabase } from '@flexpbx/db/testing';
import { expect, it } from 'vitest';
import { problemIn, startPortal } from '../../testing/test-portal.ts';

forEachDatabase((fresh) => {
  it('given a system, then everything that can be dialled is told with where it goes', async () => {
    const portal = await startPortal(await fresh(), {});
    const admin = await portal.admin();
    await portal.extension({ number: '1001', name: 'Ada' });
    const { items } = (await admin('GET', '/api/number-plan')).json as { items: unknown[] };
    expect(items.slice(0, 2)).toMatchObject([
      { of: 'emergency', dial: expect.stringMatching(/^911, 933, 112/) },
      {
        of: 'dial-rule',
        dial: '1xxx',
        goes_to: 'Extensions',
        there: { count: 1, first: [{ name: 'Ada' }] },
        notes: [],
      },
    ]);
    const features = (await admin('GET', '/api/phone-features')).json;
    expect(features).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ id: 'intercom' })]) });
  });

  it('given a question where a number leads, then what was set by phone and in the portal counts', async () => {
    const portal = await startPortal(await fresh(), {});
    const admin = await portal.admin();
    await portal.extension({ number: '1001', name: 'Ada', allowExternal: true });
    await portal.extension({ number: '1002', name: 'Grace' });
    const asked = async (query: string) => (await admin('GET', `/api/what-happens?${query}`)).json;

    await portal.database.dialledStates.change('handling', { '1002/forward-always': '1001' }, 'phone:1002');
    expect(await asked('number=1002&from=1001')).toMatchObject({
      ends: 'mailbox',
      steps: [{ says: 'Grace (1002) forwards every call to 1001.', by: { kind: 'extension', key: '1002' } }, {}, {}],
    });
    const destination = { type: 'extension', target: '1001' };
    const body = { id: 'main', name: 'Main', number: '5550100', destination, switch: '1' };
    await admin('POST', '/api/switches', { body: { number: '1', name: 'Office' } });
    await admin('POST', '/api/inbound-routes', { body });
    await admin('PUT', '/api/switches/1/state', { body: { state: 'night' } });
    expect(await asked('number=%2B5550100&from=1001')).toMatchObject({ ends: 'announcement' });
    expect(await asked('number=5550100')).toMatchObject({
      ends: 'announcement',
      steps: [{ by: { kind: 'inbound-route' } }, { by: { kind: 'switch', key: '1' } }, {}],
    });
    expect((await admin('GET', '/api/what-happens/graph?number=5550100')).json).toMatchObject({
      places: [{ name: 'Main', ends: null }, { name: 'Ada (1001)' }, { ends: 'announcement' }],
      ways: [
        { when: 'open', taken: false },
        { when: 'closed', taken: true },
      ],
    });
    expect(problemIn(await admin('GET', '/api/what-happens?number=abc')).fields).toHaveProperty('number');
  });
});

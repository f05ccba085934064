import { forEachDatabase } from '@flexpbx/db/testing';
import { expect, it } from 'vitest';
import { problemIn, startPortal } from '../../testing/test-portal.ts';

forEachDatabase((fresh) => {
  it('given an extension that calls are led to, then its uses say which, and deleting it is refused', async () => {
    const portal = await startPortal(await fresh(), {});
    const admin = await portal.admin();
    await portal.extension({ number: '1001', name: 'Ada', voicemail: true });
    const destination = { type: 'voicemail', target: '1001' };
    const body = { id: 'main', name: 'Main line', number: '5550100', destination };
    expect((await admin('POST', '/api/inbound-routes', { body })).status).toBe(201);

    expect((await admin('GET', '/api/uses/extension/1001')).json).toEqual({
      items: [
        {
          ...{ kind: 'inbound-route', key: 'main', name: 'the inbound route “Main line” (main)', field: 'destination' },
          as: 'where calls to 5550100 go',
        },
      ],
    });
    expect(problemIn(await admin('DELETE', '/api/extensions/1001')).title).toContain('“Main line”');
    expect((await admin('GET', '/api/uses/trunk/1001')).json).toEqual({ items: [] });
    expect(problemIn(await admin('GET', '/api/uses/nonsense/1001')).id).toBe('invalid-input');
  });
});

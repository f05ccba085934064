import { forEachDatabase, type TestDatabase } from '@flexpbx/db/testing';
import { beforeEach, expect, it } from 'vitest';
import { type Client, problemIn, startPortal, type TestPortal } from '../../testing/test-portal.ts';

forEachDatabase((fresh) => {
  let test: TestDatabase;
  let portal: TestPortal;
  let owner: Client;

  beforeEach(async () => {
    test = await fresh();
    portal = await startPortal(test, {});
    for (const number of ['1001', '1002']) await portal.extension({ number });
    owner = await portal.signedIn({ username: '1001', role: 'user', extension: '1001' });
  });

  const change = (body: object) => owner('PATCH', '/api/me/follow-me', { body });
  const mobile = { type: 'external', target: '2125550100', seconds: 25 };

  it('given nobody set it up, then it is off and without numbers', async () => {
    const nothing = { enabled: false, own_seconds: 15, numbers: [] };
    expect((await owner('GET', '/api/me/follow-me')).json).toEqual(nothing);
  });

  it('given numbers, then calls follow to them, and what is not named later is kept', async () => {
    const numbers = [{ ...mobile, confirm: true }];
    expect((await change({ numbers: [mobile] })).json).toEqual({ enabled: true, own_seconds: 15, numbers });
    expect((await change({ enabled: false })).json).toEqual({ enabled: false, own_seconds: 15, numbers });
    expect((await test.database.things.find('follow-me', '1001'))?.thing).toMatchObject({ enabled: false, numbers });
  });

  it.each([
    ['is switched on without a number', { enabled: true }],
    ['rings the own phone', { numbers: [{ type: 'extension', target: '1001' }] }],
    ['rings nobody there is', { numbers: [{ type: 'extension', target: '1099' }] }],
    ['rings for help', { numbers: [{ type: 'external', target: '911' }] }],
  ])('given it %s, then it is refused at its numbers, also by whoever may see no other extension', async (_, body) => {
    expect(problemIn(await change(body)).fields).toHaveProperty('numbers');
  });

  it('given an administrator, then the same is seen under the extension', async () => {
    await change({ numbers: [mobile] });
    const admin = await portal.admin();
    expect((await admin('GET', '/api/follow-me/1001')).json).toMatchObject({ numbers: [mobile] });
  });
});

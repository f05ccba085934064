import { createECDH, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { forEachDatabase } from '@flexpbx/db/testing';
import { expect, it } from 'vitest';
import { type Client, problemIn, startPortal, testPushKey } from '../../testing/test-portal.ts';

const endpoint = 'https://push.browser.net/send/very-long-and-secret';
const subscription = (at: string) => ({
  endpoint: at,
  expirationTime: null,
  keys: { p256dh: createECDH('prime256v1').generateKeys('base64url'), auth: randomBytes(16).toString('base64url') },
});
const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0' };
const browsersOf = async (who: Client) => (await who('GET', '/api/me/browsers')).json as { items: { id: string }[] };

forEachDatabase((fresh) => {
  it('given a browser subscribes, then it is listed with its name; its address is answered nowhere and sealed', async () => {
    const { database, environment, signedIn } = await startPortal(await fresh(), {});
    const ada = await signedIn({ username: 'ada', role: 'user' });
    const body = subscription(endpoint);
    const made = await ada('POST', '/api/me/browsers', { body, headers });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ device: 'Firefox on Linux' });
    // The same browser subscribes again at each visit.
    await ada('POST', '/api/me/browsers', { body, headers });
    const listed = await ada('GET', '/api/me/browsers');
    expect(listed.json).toMatchObject({ public_key: testPushKey, items: [{ device: 'Firefox on Linux' }] });
    expect((await browsersOf(ada)).items).toHaveLength(1);
    expect(made.text + listed.text).not.toContain('very-long-and-secret');
    const [{ id } = { id: '' }] = (await browsersOf(ada)).items;
    expect(await database.pushSubscriptions.addressOf(id)).toEqual({ endpoint, keys: body.keys });
    if (database.kind === 'sqlite') {
      const file = join(environment.stateDir, 'flexpbx.db');
      const kept = Buffer.concat([await readFile(file), await readFile(`${file}-wal`)]);
      expect(kept.includes('very-long-and-secret')).toBe(false);
    }
  });

  it('given somebody else, then they can neither see, try nor remove it; a browser belongs to who signed in last', async () => {
    const { signedIn } = await startPortal(await fresh(), {});
    const [ada, bob] = [
      await signedIn({ username: 'ada', role: 'user' }),
      await signedIn({ username: 'bob', role: 'user' }),
    ];
    const { id } = (await ada('POST', '/api/me/browsers', { body: subscription(endpoint) })).json as { id: string };
    expect(await browsersOf(bob)).toMatchObject({ items: [] });
    expect((await bob('DELETE', `/api/me/browsers/${id}`)).status).toBe(404);
    expect((await bob('POST', `/api/me/browsers/${id}/test`)).status).toBe(404);
    await bob('POST', '/api/me/browsers', { body: subscription(endpoint) });
    expect(await browsersOf(ada)).toMatchObject({ items: [] });
    expect((await bob('DELETE', `/api/me/browsers/${id}`)).status).toBe(204);
    expect(await browsersOf(bob)).toMatchObject({ items: [] });
  });

  it('given an address that is no push service of a browser, then it is refused', async () => {
    const { signedIn } = await startPortal(await fresh(), {});
    const ada = await signedIn({ username: 'ada', role: 'user' });
    for (const at of ['http://push.browser.net/x', 'https://127.0.0.1/x', 'https://localhost/x']) {
      const refused = problemIn(await ada('POST', '/api/me/browsers', { body: subscription(at) }));
      expect(refused.fields).toMatchObject({ endpoint: expect.any(String) });
    }
  });

  it('given choices are changed, then they count; users are not asked about what only administrators are told', async () => {
    const portal = await startPortal(await fresh(), {});
    await portal.extension({ number: '1001', email: 'ada@school.org' });
    const ada = await portal.signedIn({ username: '1001', role: 'user' });
    const before = (await ada('GET', '/api/me/notifications')).json as { choices: object };
    expect(before).toMatchObject({
      subjects: ['voicemail', 'missed_calls'],
      choices: { voicemail: { mail: true, push: true }, system_alerts: { mail: false, push: true } },
      mail_address: null,
      extension_address: 'ada@school.org',
    });
    const choices = { ...before.choices, voicemail: { mail: false, push: true } };
    const body = { choices, mail_address: 'ada@home.org' };
    const after = await ada('PATCH', '/api/me/notifications', { body });
    expect(after.json).toMatchObject({ choices, mail_address: 'ada@home.org' });
    await ada('PATCH', '/api/me/notifications', { body: { mail_address: null } });
    expect((await ada('GET', '/api/me/notifications')).json).toMatchObject({ choices, mail_address: null });
    const admin = await portal.admin();
    expect((await admin('GET', '/api/me/notifications')).json).toMatchObject({
      subjects: expect.arrayContaining(['system_alerts']),
    });
  });
});

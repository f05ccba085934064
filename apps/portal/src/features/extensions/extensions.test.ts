import { anExtension, forEachDatabase, type TestDatabase } from '@flexpbx/db/testing';
import { sipSecret, voicemailPin } from '@flexpbx/domain';
import { api, shape } from '@flexpbx/domain/api';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, problemIn, startPortal, type TestPortal } from '../../testing/test-portal.ts';
import { generateSipSecret, generateVoicemailPin } from './generated-secrets.ts';

forEachDatabase((fresh) => {
  let test: TestDatabase;
  let portal: TestPortal;
  let admin: Client;

  beforeEach(async () => {
    test = await fresh();
    portal = await startPortal(test, {});
    admin = await portal.admin();
  });

  describe('adding an extension', () => {
    it('given number and name only, then the rest is generated and its owner gets an account', async () => {
      const answer = await admin('POST', '/api/extensions', { body: { number: '1001', name: 'Ada Lovelace' } });

      expect(answer.status).toBe(201);
      expect(answer.headers.get('location')).toBe('/api/extensions/1001');
      expect(answer.json).toMatchObject({ number: '1001', account: '1001', voicemail: true, state: 'offline' });
      const stored = await test.database.extensions.find('1001');
      expect(sipSecret.safeParse(stored?.sipSecret).success).toBe(true);
      expect(voicemailPin.safeParse(stored?.voicemailPin).success).toBe(true);
      expect((await test.database.accounts.findByUsername('1001'))?.account).toMatchObject({
        role: 'user',
        extension: '1001',
      });
      expect((await test.database.configuration.state()).wanted).toBeGreaterThan(0);
    });

    it('given the seed document’s own request, then it is taken as it stands', async () => {
      const body = { number: '1005', name: 'New User', email: 'user@company.com', password: 'secure123' };
      expect((await admin('POST', '/api/extensions', { body })).json).toMatchObject({ email: 'user@company.com' });
      expect((await test.database.extensions.find('1005'))?.sipSecret).toBe('secure123');
    });

    it('given any answer about extensions, then no secret stands in it', async () => {
      const body = { number: '1001', name: 'Ada', password: 'Difference-Engine', voicemail_pin: '481516' };
      const answers = [await admin('POST', '/api/extensions', { body }), await admin('GET', '/api/extensions')];
      for (const { text } of answers) expect(text).not.toMatch(/Difference-Engine|481516/);
    });

    it('given a number that is taken, then a conflict at the number, and nothing changed', async () => {
      await portal.extension({ number: '1001', name: 'Ada Lovelace' });
      const { wanted } = await test.database.configuration.state();
      const answer = await admin('POST', '/api/extensions', { body: { number: '1001', name: 'Somebody else' } });
      expect(problemIn(answer)).toMatchObject({
        id: 'conflict',
        fields: { number: expect.stringContaining('exists already') },
      });
      expect((await test.database.extensions.find('1001'))?.name).toBe('Ada Lovelace');
      expect((await test.database.configuration.state()).wanted).toBe(wanted);
    });

    it('given a number somebody signs in with, then a conflict, and no extension without an owner', async () => {
      await test.database.accounts.create({ username: '1001', role: 'admin', extension: null }, 'test');
      const answer = await admin('POST', '/api/extensions', { body: { number: '1001', name: 'Ada' } });
      expect(problemIn(answer).id).toBe('conflict');
      expect(await test.database.extensions.find('1001')).toBeNull();
    });

    // biome-ignore lint/suspicious/noTemplateCurlyInString: a dialplan expression, as somebody would type it.
    it.each(['x]\n[evil]', '; #include "/etc/passwd"', '${SHELL(id)}', 'a'.repeat(300), '\u202egnp.exe'])(
      'given the name %j, then it is refused in words at the name',
      async (name) => {
        const answer = await admin('POST', '/api/extensions', { body: { number: '1001', name } });
        expect(problemIn(answer)).toMatchObject({
          id: 'invalid-input',
          fields: { name: expect.stringContaining('name') },
        });
        expect(await test.database.extensions.count()).toBe(0);
      },
    );

    it.each(['محمد الخوارزمي', '山田 太郎', 'Zoë 🎧 O’Neill-Núñez'])(
      'given the name %s, then it is shown as typed',
      async (name) => {
        await admin('POST', '/api/extensions', { body: { number: '1001', name } });
        expect((await admin('GET', '/api/extensions/1001')).json).toMatchObject({ name });
      },
    );
  });

  describe('changing an extension', () => {
    it.each(['PATCH', 'PUT'])('given a %s with one field, then all others stay', async (method) => {
      const before = await portal.extension({ number: '1001', name: 'Ada', location: 'Room 12', ringSeconds: 40 });
      const answer = await admin(method, '/api/extensions/1001', { body: { name: 'Ada King' } });
      expect(answer.json).toMatchObject({ name: 'Ada King', location: 'Room 12', no_answer_timeout: 40 });
      expect(await test.database.extensions.find('1001')).toMatchObject({ ...before, name: 'Ada King' });
    });

    it('given null where that means none, then it is set', async () => {
      await portal.extension({ number: '1001', location: 'Room 12' });
      const answer = await admin('PATCH', '/api/extensions/1001', { body: { location: null } });
      expect(answer.json).toMatchObject({ location: null });
    });

    it('given another number for it, then that is refused: a number is what an extension is', async () => {
      await portal.extension({ number: '1001' });
      const answer = await admin('PATCH', '/api/extensions/1001', { body: { number: '1002' } });
      expect(problemIn(answer).fields).toEqual({ number: 'There is no such field.' });
    });
  });

  describe('deleting an extension', () => {
    it('given one, then it, its account and the sessions of its owner are gone', async () => {
      await portal.extension({ number: '1001' });
      const owner = await portal.signedIn({ username: '1001', role: 'user', extension: '1001' });
      expect((await admin('DELETE', '/api/extensions/1001')).status).toBe(204);
      expect((await admin('GET', '/api/extensions/1001')).status).toBe(404);
      expect((await owner('GET', '/api/session')).status).toBe(401);
    });

    it("given an administrator's own, then it stays, since the account would go with it", async () => {
      await test.database.extensions.create(anExtension({ number: '1009' }), 'test');
      await test.database.accounts.create({ username: 'chief', role: 'admin', extension: '1009' }, 'test');
      expect(problemIn(await admin('DELETE', '/api/extensions/1009')).id).toBe('conflict');
      expect(await test.database.accounts.findByUsername('chief')).not.toBeNull();
    });
  });

  it('given registered phones, then the list shows the best state of each extension', async () => {
    for (const number of ['1001', '1002', '1003']) await portal.extension({ number });
    const phone = { userAgent: 'SIPp', roundTripMs: 2.5, updatedAt: new Date() };
    await test.database.registrations.replaceAll([
      { ...phone, extension: '1001', contact: 'sip:1001@127.0.0.1:5071', reachability: 'unreachable' },
      { ...phone, extension: '1001', contact: 'sip:1001@127.0.0.1:5072', reachability: 'reachable' },
      { ...phone, extension: '1002', contact: 'sip:1002@127.0.0.1:5073', reachability: 'unreachable' },
    ]);
    const { items } = api.listExtensions.response.parse((await admin('GET', '/api/extensions')).json);
    expect(items.map(({ state, registrations }) => [state, registrations.length])).toEqual([
      ['online', 2],
      ['unreachable', 1],
      ['offline', 0],
    ]);
  });

  it('given a look at the phone set-up, then it has the password, is never kept, and is written down', async () => {
    const { sipSecret: password } = await portal.extension({ number: '1001' });
    const answer = await admin('GET', '/api/extensions/1001/phone-setup');
    expect(answer.json).toMatchObject({ username: '1001', password, sip_port: test.environment.ports.sip });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await test.database.audit.list(1)).toEqual([
      expect.objectContaining({ actor: 'admin', action: 'phone-setup.read', target: '1001' }),
    ]);
  });

  it('given a temporary password for the owner, also of an imported extension, then it signs in', async () => {
    await test.database.extensions.createMany([anExtension({ number: '1001' })], 'test');
    const given = shape.TemporaryPassword.parse((await admin('POST', '/api/extensions/1001/temporary-password')).json);
    const body = { username: given.username, password: given.password };
    const answer = await portal.nobody('POST', '/api/session', { body });
    expect(answer.json).toMatchObject({ username: '1001', extension: '1001', must_change_password: true });
  });
});

describe('generated secrets', () => {
  it('given many, then each passes the schema that typed ones pass', () => {
    for (let count = 0; count < 1000; count++) {
      expect(sipSecret.safeParse(generateSipSecret()).success).toBe(true);
      expect(voicemailPin.safeParse(generateVoicemailPin()).success).toBe(true);
    }
  });
});

import type { Database } from '@flexpbx/db';
import { forEachDatabase } from '@flexpbx/db/testing';
import type { AttemptOutcome } from '@flexpbx/domain';
import { expect, it, onTestFinished } from 'vitest';
import { problemIn, startPortal } from '../../testing/test-portal.ts';

/** Does the worker's part: every notice has the same outcome. */
function deliver({ outbox, bell }: Database, outcome: AttemptOutcome): void {
  const work = async () => {
    const claimed = await outbox.claim('mail', { now: new Date(), leaseMs: 60_000 });
    if (claimed) await outbox.settle(claimed, outcome, new Date());
  };
  onTestFinished(bell.listen(['outbox'], () => void work()));
}

forEachDatabase((fresh) => {
  it('given a test mail, then what the server said is answered, and it is listed and audited', async () => {
    const portal = await startPortal(await fresh(), {});
    const admin = await portal.admin();
    deliver(portal.database, { outcome: 'delivered', answer: '250 queued as 7' });
    const answer = await admin('POST', '/api/mail/test', { body: { to: 'ada@school.org' } });
    expect(answer.json).toEqual({ delivered: true, answer: '250 queued as 7' });
    expect((await admin('GET', '/api/notices')).json).toMatchObject({
      items: [{ kind: 'mail-test', channel: 'mail', to: 'ada@school.org', state: 'delivered', attempts: 1 }],
    });
    expect(await portal.database.audit.list(1)).toMatchObject([{ action: 'mail.test', target: 'ada@school.org' }]);
  });

  it('given the server refuses it, then its words are answered, and it can be sent again', async () => {
    const portal = await startPortal(await fresh(), {});
    const admin = await portal.admin();
    deliver(portal.database, { outcome: 'again', answer: '451 come back later' });
    const refused = await admin('POST', '/api/mail/test', { body: { to: 'ada@school.org' } });
    expect(refused.json).toEqual({ delivered: false, answer: '451 come back later' });
    const listed = (await admin('GET', '/api/notices')).json as { items: { id: number; state: string }[] };
    expect(listed.items).toMatchObject([{ state: 'failed' }]);
    const again = `/api/notices/${listed.items[0]?.id}/send-again`;
    expect((await admin('POST', again)).status).toBe(204);
  });

  it('given the password of the mail server is set, then it is never answered, only that it is set', async () => {
    const portal = await startPortal(await fresh(), {});
    const admin = await portal.admin();
    const mail = { host: 'smtp.school.org', from_address: 'pbx@school.org', user: 'pbx', password: 'Bombe-3' };
    const answers = [
      await admin('PATCH', '/api/config', { body: { mail } }),
      await admin('GET', '/api/config'),
      await admin('PUT', '/api/config', { body: { mail: { port: 25 } } }),
    ];
    for (const { status, text, json } of answers) {
      expect(status).toBe(200);
      expect(text).not.toContain('Bombe-3');
      expect(json).toMatchObject({ mail: { host: 'smtp.school.org', user: 'pbx' }, secrets_set: ['mail.password'] });
    }
    expect((await portal.database.things.settings()).mail).toMatchObject({ password: 'Bombe-3', port: 25 });
    const bare = await admin('PATCH', '/api/config', { body: { mail: { from_address: null } } });
    expect(problemIn(bare).fields).toMatchObject({ from_address: expect.stringContaining('Give the address') });
  });

  it('given what a mail says is changed, then it is kept, unless it can not be filled; and it can be taken back', async () => {
    const portal = await startPortal(await fresh(), {});
    const admin = await portal.admin();
    const at = '/api/mail-templates/emergency-call';
    const words = { subject: 'Help wanted by {{caller}}', text: 'At {{place}}.', html: '<p>At {{place}}.</p>' };
    const listed = async () => {
      const { items } = (await admin('GET', '/api/mail-templates')).json as { items: { kind: string }[] };
      return items.find(({ kind }) => kind === 'emergency-call');
    };
    expect(await listed()).toMatchObject({ is_changed: false, subject: expect.stringContaining('EMERGENCY') });
    expect((await admin('PUT', at, { body: words })).json).toMatchObject({ ...words, is_changed: true });
    expect(await listed()).toMatchObject({
      ...words,
      is_changed: true,
      places: expect.arrayContaining(['caller', 'portal']),
    });

    const refused = problemIn(await admin('PUT', at, { body: { ...words, html: '<p>{{password}}</p>' } }));
    expect(refused.fields).toMatchObject({ html: expect.stringContaining('password') });
    expect(await listed()).toMatchObject(words);
    expect((await admin('DELETE', at)).status).toBe(204);
    expect(await listed()).toMatchObject({ is_changed: false });
    expect((await admin('PUT', '/api/mail-templates/unheard-of', { body: words })).status).toBe(400);
  });
});

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { forEachDatabase, type TestDatabase } from '@flexpbx/db/testing';
import { voicemailLimits } from '@flexpbx/domain';
import { statePaths } from '@flexpbx/runtime';
import { openVoicemailSpool, type VoicemailSpool } from '@flexpbx/voicemail-spool';
import { draftMeta, silence } from '@flexpbx/voicemail-spool/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, problemIn, startPortal, type TestPortal } from '../../testing/test-portal.ts';

const now = Date.parse('2026-11-21T09:00:00Z');

forEachDatabase((fresh) => {
  let test: TestDatabase;
  let portal: TestPortal;
  let spool: VoicemailSpool;
  let admin: Client;
  let member: Client;
  let other: Client;

  beforeEach(async () => {
    test = await fresh();
    portal = await startPortal(test, { clock: { now: () => now, sleep: async () => {} } });
    spool = openVoicemailSpool(statePaths(test.environment).asterisk);
    admin = await portal.admin();
    await portal.extension({ number: '1001', name: 'Ada' });
    await portal.extension({ number: '1002', name: 'Bob', voicemail: false });
    await portal.extension({ number: '1003', name: 'Eve' });
    member = await portal.signedIn({ username: '1002', role: 'user', extension: '1002' });
    other = await portal.signedIn({ username: '1003', role: 'user', extension: '1003' });
    const office = { number: '5000', name: 'Office', pin: '864209', members: ['1001', '1002'] };
    expect((await admin('POST', '/api/shared-mailboxes', { body: office })).status).toBe(201);
  });

  const leave = async (mailbox: string, id: string, seconds: number) => {
    const { recordings } = statePaths(test.environment).asterisk;
    const begun = await spool.beginDraft(
      id,
      { ...draftMeta(mailbox), startedAt: new Date(now) },
      voicemailLimits.maxMessages,
    );
    expect(begun.kind).toBe('begun');
    await mkdir(join(recordings, 'voicemail'), { recursive: true });
    await writeFile(join(recordings, 'voicemail', `${id}.wav`), silence(seconds));
    await spool.storeDraft(id);
  };

  it('given messages, then an administrator sees of each mailbox how full it is', async () => {
    await leave('5000', 'a', 4);
    await leave('5000', 'b', 3);
    await spool.markHeard('5000', ['a']);
    const { items } = (await admin('GET', '/api/mailboxes')).json as { items: object[] };
    expect(items).toMatchObject([
      { mailbox: '1001', name: 'Ada', shared: false, new_messages: 0, used_seconds: 0, last_message_at: null },
      { mailbox: '1003' },
      {
        ...{ mailbox: '5000', name: 'Office', shared: true, new_messages: 1, old_messages: 1, used_seconds: 7 },
        ...{ max_messages: 100, last_message_at: '2026-11-21T09:00:00.000Z', locked_until: null },
      },
    ]);
  });

  it('given wrong PINs have closed a mailbox, then an administrator opens it again', async () => {
    for (let wrong = 0; wrong < 6; wrong++) await test.database.mailboxes.countWrongPin('5000', new Date(now));
    const locked = async () =>
      ((await admin('GET', '/api/mailboxes')).json as { items: { locked_until: string | null }[] }).items.map(
        ({ locked_until }) => locked_until,
      );
    expect(await locked()).toEqual([null, null, expect.stringMatching(/^2026-11-21T09:0/)]);
    expect((await admin('DELETE', '/api/mailboxes/5000/lock')).status).toBe(204);
    expect(await locked()).toEqual([null, null, null]);
  });

  describe('a shared mailbox', () => {
    it('given its members, then each opens it as their own, whether they have one or not, and nobody else does', async () => {
      await leave('5000', 'a', 4);
      expect((await member('GET', '/api/me/mailboxes')).json).toEqual({
        items: [{ mailbox: '5000', name: 'Office', shared: true, new_messages: 1 }],
      });
      expect((await member('GET', '/api/voicemail/5000')).json).toMatchObject({ items: [{ id: 'a' }] });
      expect((await other('GET', '/api/me/mailboxes')).json).toMatchObject({ items: [{ mailbox: '1003' }] });
      expect(problemIn(await other('GET', '/api/voicemail/5000')).id).toBe('not-permitted');
      expect(problemIn(await other('GET', '/api/voicemail/5999')).id).toBe('not-permitted');
    });

    it('given a member sets its PIN and whether mails carry the sound, then that is kept, and Asterisk gets it', async () => {
      const { wanted } = await test.database.configuration.state();
      const body = { pin: '971358', attach_sound: false };
      expect((await member('PATCH', '/api/mailboxes/5000', { body })).json).toMatchObject({
        ...{ name: 'Office', shared: true, attach_sound: false, attaches_sound: false },
      });
      expect((await test.database.things.find('shared-mailbox', '5000'))?.thing).toMatchObject({
        pin: '971358',
        options: { attach_sound: false },
      });
      expect((await test.database.configuration.state()).wanted).toBeGreaterThan(wanted);
      expect(problemIn(await member('PATCH', '/api/mailboxes/5000', { body: { max_messages: 1 } })).id).toBe(
        'not-permitted',
      );
    });

    it('given an administrator changes its members, then its PIN is neither shown nor lost', async () => {
      const changed = await admin('PATCH', '/api/shared-mailboxes/5000', { body: { members: ['1003'] } });
      expect(changed.json).toMatchObject({ members: ['1003'], secrets_set: ['pin'] });
      expect(changed.text).not.toContain('864209');
      expect((await test.database.things.find('shared-mailbox', '5000'))?.thing.pin).toBe('864209');
      expect((await other('GET', '/api/voicemail/5000')).status).toBe(200);
    });
  });

  it('given a text, then it is read aloud as greeting', async () => {
    const path = '/api/mailboxes/5000/greetings/unavailable/speech';
    const spoken = await member('POST', path, { body: { text: 'The office is closed today.', voice: 'en-us' } });
    expect(spoken.json).toMatchObject({ greetings: ['unavailable'] });
    const file = await spool.openGreeting('5000', 'unavailable');
    const sound = await file?.readFile();
    await file?.close();
    expect([sound?.readUInt16LE(22), sound?.readUInt32LE(24), sound?.readUInt16LE(34)]).toEqual([1, 8_000, 16]);
    expect(sound?.length).toBeGreaterThan(16_000);
    expect(problemIn(await member('POST', path, { body: { text: ' ' } })).fields).toHaveProperty('text');
  });
});

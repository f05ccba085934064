import { anExtension, forEachDatabase } from '@flexpbx/db/testing';
import { thingKinds, voicemailLimits } from '@flexpbx/domain';
import { buildSpool, draftMeta, openSpoolAt, type TestSpool } from '@flexpbx/voicemail-spool/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dailyReminder } from './remind-of-messages.ts';

forEachDatabase((fresh) => {
  let disk: TestSpool;
  beforeEach(async () => {
    disk = await buildSpool();
  });
  afterEach(() => disk.remove());

  const prepared = async () => {
    const { database } = await fresh();
    await database.extensions.createMany(
      [
        anExtension({ number: '1001', email: 'ada@school.org' }),
        anExtension({ number: '1002', email: 'bob@school.org', sipSecret: 'Another-Engine-3' }),
      ],
      'test',
    );
    await database.things.changeSettings({ voicemail: { reminder_hour: 9 } }, 'test');
    const spool = openSpoolAt(disk);
    const leave = async (mailbox: string, id: string, at: string) => {
      await spool.beginDraft(id, { ...draftMeta(mailbox), startedAt: new Date(at) }, voicemailLimits.maxMessages);
      await disk.record(id, 3);
      await spool.storeDraft(id);
    };
    const time = { now: 0 };
    const reminder = () => dailyReminder({ ...database, spool, clock: { now: () => time.now }, timeZone: 'UTC' });
    const at = (moment: string) => {
      time.now = Date.parse(moment);
    };
    const mails = async () =>
      (await database.outbox.list(10)).map(({ notice, recipient }) => ({ to: recipient.to, ...notice }));
    return { database, spool, leave, reminder, at, mails };
  };

  it('given messages nobody has heard, then at that hour their owner is reminded once a day, restarts or not', async () => {
    const { leave, reminder, at, mails } = await prepared();
    await leave('1002', 'a', '2026-11-20T17:00:00Z');
    await leave('1002', 'b', '2026-11-20T18:00:00Z');
    const running = reminder();
    at('2026-11-21T08:59:00Z');
    await running();
    expect(await mails()).toEqual([]);
    at('2026-11-21T09:00:30Z');
    for (const remind of [running, running, reminder(), reminder()]) await remind();
    const told = { kind: 'voicemail-reminder', mailbox: '1002', count: 2, oldest_at: '2026-11-20T17:00:00.000Z' };
    expect(await mails()).toEqual([{ to: 'bob@school.org', id: '2026-11-21', ...told }]);
    at('2026-11-22T09:00:00Z');
    await running();
    expect(await mails()).toMatchObject([{ id: '2026-11-22' }, { id: '2026-11-21' }]);
  });

  it('given a message was heard, came after that hour, or is in nobody’s mailbox, then there is no reminder', async () => {
    const { leave, reminder, at, mails, spool } = await prepared();
    await leave('1001', 'heard', '2026-11-20T17:00:00Z');
    await spool.markHeard('1001', ['heard']);
    await leave('1002', 'later', '2026-11-21T09:05:00Z');
    await leave('1999', 'gone', '2026-11-20T17:00:00Z');
    at('2026-11-21T09:10:00Z');
    await reminder()();
    expect(await mails()).toEqual([]);
  });

  it('given a shared mailbox, then each of its members is reminded', async () => {
    const { database, leave, reminder, at, mails } = await prepared();
    const office = { number: '5000', name: 'Office', pin: '864209', members: ['1001', '1002'] };
    await database.things.create('shared-mailbox', sharedMailbox(office), 'test');
    await leave('5000', 'a', '2026-11-20T17:00:00Z');
    at('2026-11-21T09:00:00Z');
    await reminder()();
    expect((await mails()).map(({ to }) => to).toSorted()).toEqual(['ada@school.org', 'bob@school.org']);
  });
});

const sharedMailbox = (parts: object) => thingKinds['shared-mailbox'].schema.parse(parts);

import { anExtension, forEachDatabase } from '@flexpbx/db/testing';
import { noticeOfMessage, thingKinds, voicemailLimits } from '@flexpbx/domain';
import { buildSpool, draftMeta, openSpoolAt, silence, type TestSpool } from '@flexpbx/voicemail-spool/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eraseDeleted } from './erase-mailboxes.ts';

const hourMs = 60 * 60 * 1000;

forEachDatabase((fresh) => {
  let disk: TestSpool;
  beforeEach(async () => {
    disk = await buildSpool();
  });
  afterEach(() => disk.remove());

  const prepared = async () => {
    const { database } = await fresh();
    const { extensions, things, mailboxes } = database;
    const ada = anExtension({ number: '1001', sipSecret: 'Analytical-Engine-1' });
    const bob = anExtension({ number: '1002', sipSecret: 'Analytical-Engine-2' });
    const office = thingKinds['shared-mailbox'].schema.parse({
      ...{ number: '5000', name: 'Office', pin: '864209', members: ['1002'] },
    });
    const make = {
      '1001': () => extensions.create(ada, 'test'),
      '5000': () => things.create('shared-mailbox', office, 'test'),
    };
    const remove = {
      '1001': () => extensions.delete('1001', 'test'),
      '5000': () => things.delete('shared-mailbox', '5000', 'test'),
    };
    await extensions.create(bob, 'test');
    for (const number of ['1001', '5000'] as const) await make[number]();

    const spool = openSpoolAt(disk);
    const leave = async (mailbox: string, id: string) => {
      await spool.beginDraft(id, draftMeta(mailbox), voicemailLimits.maxMessages);
      await disk.record(id, 3);
      await spool.storeDraft(id);
      const message = await spool.findMessage(mailbox, id);
      if (message)
        await mailboxes.tell([{ mailbox, id, notice: noticeOfMessage(message), words: { waitUntil: new Date() } }]);
    };
    const left = async (mailbox: string) => ({
      messages: (await spool.listMessages(mailbox)).map(({ id }) => id),
      greetings: await spool.listGreetings(mailbox),
      told: [...((await mailboxes.told([mailbox])).get(mailbox)?.keys() ?? [])],
      inWords: [...(await database.transcriptions.ofMailbox(mailbox)).keys()],
    });
    const refreshed = async () => {
      const claimed = await database.orders.claim('test');
      return claimed?.order ?? null;
    };
    const eraseAfter = (ms: number) =>
      eraseDeleted({ ...database, book: database.mailboxBook, spool, clock: { now: () => Date.now() + ms } });
    return { database, spool, make, remove, leave, left, refreshed, eraseAfter };
  };

  it.each(['1001', '5000'] as const)(
    'given mailbox %s is deleted, then all of it goes, and its lamp; nothing of another does',
    async (mailbox) => {
      const { database, spool, remove, leave, left, refreshed, eraseAfter } = await prepared();
      for (const [box, id] of [
        [mailbox, 'gone'],
        ['1002', 'kept'],
      ] as const) {
        await leave(box, id);
        await spool.putGreeting(box, 'busy', silence(2));
      }
      await remove[mailbox]();
      await eraseAfter(0);
      expect(await left(mailbox)).toEqual({ messages: [], greetings: [], told: [], inWords: [] });
      expect(await left('1002')).toEqual({
        messages: ['kept'],
        greetings: ['busy'],
        told: ['kept'],
        inWords: ['kept'],
      });
      expect(await refreshed()).toEqual({ kind: 'refresh-message-waiting', mailbox });

      await leave(mailbox, 'just-being-left');
      await eraseAfter(0);
      expect((await left(mailbox)).messages).toEqual([]);
      await eraseAfter(3 * hourMs);
      expect(await database.mailboxes.deleted()).toEqual([]);
    },
  );

  it.each(['1001', '5000'] as const)(
    'given mailbox %s is made anew before the old one was erased, then it begins empty and keeps what comes',
    async (mailbox) => {
      const { spool, make, remove, leave, left, eraseAfter } = await prepared();
      await leave(mailbox, 'of-another');
      await spool.putGreeting(mailbox, 'busy', silence(2));
      await remove[mailbox]();
      await make[mailbox]();
      const made = Date.now();
      await expect.poll(async () => (await disk.clock()).getTime()).toBeGreaterThan(made);
      await leave(mailbox, 'its-own');
      await eraseAfter(0);
      expect(await left(mailbox)).toEqual({
        messages: ['its-own'],
        greetings: [],
        told: ['its-own'],
        inWords: ['its-own'],
      });
    },
  );
});

import { anExtension, forEachDatabase } from '@flexpbx/db/testing';
import { voicemailLimits } from '@flexpbx/domain';
import { silentLogger } from '@flexpbx/runtime';
import { buildSpool, draftMeta, openSpoolAt, type TestSpool } from '@flexpbx/voicemail-spool/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TellParts, tellOfMessages, tellOfNew } from './tell-of-messages.ts';

const now = Date.parse('2026-11-21T09:00:00Z');

forEachDatabase((fresh) => {
  let disk: TestSpool;
  beforeEach(async () => {
    disk = await buildSpool();
  });
  afterEach(() => disk.remove());

  const prepared = async () => {
    const { database, openAnother } = await fresh();
    await database.extensions.createMany([anExtension({ number: '1002', email: 'bob@school.org' })], 'test');
    const spool = openSpoolAt(disk);
    const parts: TellParts = { ...database, spool, clock: { now: () => now }, logger: silentLogger };
    const leave = async (id: string, startedAt = new Date(now)) => {
      await spool.beginDraft(id, { ...draftMeta('1002'), startedAt }, voicemailLimits.maxMessages);
      await disk.record(id, 3);
      await spool.storeDraft(id);
    };
    const mails = async () => (await database.outbox.list(10)).map(({ notice }) => 'mailbox' in notice && notice.id);
    return { database, openAnother, spool, parts, leave, mails };
  };

  it('given messages come, then the owner is told of each once, however often it is looked', async () => {
    const { parts, leave, mails, spool } = await prepared();
    const seen = new Map<string, number>();
    await leave('a');
    await tellOfNew(parts, seen);
    await leave('b');
    for (const _ of [1, 2]) await tellOfNew(parts, seen);
    expect((await mails()).toSorted()).toEqual(['a', 'b']);
    await spool.markHeard('1002', ['a']);
    await spool.markNew('1002', ['a']);
    await tellOfNew(parts, new Map());
    expect(await mails()).toHaveLength(2);
  });

  it('given two look at once, one of them just started, then the owner is told once', async () => {
    const { parts, leave, mails, openAnother } = await prepared();
    const other = await openAnother();
    await leave('a');
    await Promise.all([tellOfNew(parts, new Map()), tellOfNew({ ...parts, ...other }, new Map())]);
    expect(await mails()).toEqual(['a']);
  });

  it('given a message of last month, say in a restored mailbox, then that is no news', async () => {
    const { parts, leave, mails } = await prepared();
    await leave('old', new Date('2026-10-20T09:00:00Z'));
    await tellOfNew(parts, new Map());
    expect(await mails()).toEqual([]);
  });

  it('given a message was left while we were away, then it is told of at the start, and what is gone is forgotten', async () => {
    const { parts, leave, mails, database, spool } = await prepared();
    await leave('gone');
    await tellOfNew(parts, new Map());
    await spool.deleteMessage('1002', 'gone');
    await leave('waiting');
    const stopping = new AbortController();
    const told = Promise.withResolvers<void>();
    const stop = database.bell.listen(['outbox'], () => told.resolve());
    const running = tellOfMessages(parts, stopping.signal);
    await told.promise;
    stopping.abort();
    await running;
    stop();
    expect((await mails()).toSorted()).toEqual(['gone', 'waiting']);
    expect(await database.mailboxes.told('1002')).toEqual(new Set(['waiting']));
  });
});

import { anExtension, forEachDatabase } from '@flexpbx/db/testing';
import { defaultMailboxOptions, voicemailLimits } from '@flexpbx/domain';
import { silentLogger } from '@flexpbx/runtime';
import { buildSpool, draftMeta, openSpoolAt, type TestSpool } from '@flexpbx/voicemail-spool/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
    const optionsOf = async (mailbox: string) => (await database.extensions.find(mailbox))?.mailbox ?? null;
    const parts: TellParts = { ...database, optionsOf, spool, clock: { now: () => now }, logger: silentLogger };
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

  it('given a message is heard, then programs are told of that once, also when it is made new and heard again', async () => {
    const { parts, leave, spool, database } = await prepared();
    const seen = new Map<string, number>();
    await leave('a');
    await tellOfNew(parts, seen);
    for (const _ of [1, 2]) {
      await spool.markHeard('1002', ['a']);
      await tellOfNew(parts, seen);
      await spool.markNew('1002', ['a']);
      await tellOfNew(parts, seen);
    }
    const events = await database.events.list({ after: 0, limit: 10 });
    expect(events.map(({ event }) => event.key)).toEqual(['voicemail.new/1002/a', 'voicemail.retrieved/1002/a']);
  });

  it('given two look at once, one of them just started, then the owner is told once', async () => {
    const { parts, leave, mails, openAnother } = await prepared();
    const other = await openAnother();
    await leave('a');
    await Promise.all([tellOfNew(parts, new Map()), tellOfNew({ ...parts, ...other }, new Map())]);
    expect(await mails()).toEqual(['a']);
  });

  it('given a mailbox that can not be read, then the owners of all others are told, and it is looked at again', async () => {
    const { parts, leave, mails, spool } = await prepared();
    const seen = new Map<string, number>();
    await leave('a');
    const listMailboxes = async () => [{ mailbox: '1001', changedAt: 1 }, ...(await spool.listMailboxes())];
    const peek: TellParts['spool']['peek'] = async (box) => {
      if (box === '1001') throw new Error('EACCES');
      return spool.peek(box);
    };
    const broken = { ...parts, spool: { ...spool, listMailboxes, peek } };
    await expect(tellOfNew(broken, seen)).rejects.toThrow('EACCES');
    expect(await mails()).toEqual(['a']);
    expect([...seen.keys()]).toEqual(['1002']);
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
    expect(await database.mailboxes.told(['1002'])).toEqual(
      new Map([['1002', new Map([['waiting', { heard: false }]])]]),
    );
  });

  describe('words', () => {
    const wordsOf = async ({ transcriptions }: TellParts, box = '1002') => [
      ...(await transcriptions.ofMailbox(box)).keys(),
    ];

    it('given messages are put into words, then the news waits for them as long as is set, and not where it is off', async () => {
      const { parts, leave, database } = await prepared();
      const mailAt = (ms: number) => database.outbox.claim('mail', { now: new Date(now + ms), leaseMs: 1 });
      await database.things.changeSettings({ transcription: { engine: 'openai', notice_waits_seconds: 30 } }, 'test');
      await leave('a');
      await tellOfNew(parts, new Map());
      expect(await wordsOf(parts)).toEqual(['a']);
      expect(await mailAt(29_000)).toBeNull();
      expect(await mailAt(30_000)).toMatchObject({ notice: { id: 'a' } });

      const mailbox = { ...defaultMailboxOptions, transcribe: false };
      await database.extensions.change('1002', { mailbox }, 'test');
      await leave('b');
      await tellOfNew(parts, new Map());
      expect(await wordsOf(parts)).toEqual(['a']);
    });

    it('given a message is deleted, then its words are, but not while it can be taken back', async () => {
      const { parts, leave, spool, database } = await prepared();
      await database.things.changeSettings({ transcription: { engine: 'openai' } }, 'test');
      const seen = new Map<string, number>();
      for (const id of ['a', 'b']) await leave(id);
      await tellOfNew(parts, seen);
      await spool.setAside('1002', 'a');
      await tellOfNew(parts, seen);
      expect((await wordsOf(parts)).toSorted()).toEqual(['a', 'b']);
      await spool.takeBack('1002', 'a', 'Old');
      await spool.deleteMessage('1002', 'b');
      await tellOfNew(parts, seen);
      expect(await wordsOf(parts)).toEqual(['a']);
    });

    it('given words came for a copy that never did, then they go at the next start', async () => {
      const { parts, leave, database, spool } = await prepared();
      await database.things.changeSettings({ transcription: { engine: 'openai' } }, 'test');
      await leave('a');
      await tellOfNew(parts, new Map());
      const claimed = await database.transcriptions.claim({ now: new Date(), leaseMs: 1 });
      if (claimed) await database.transcriptions.settle(claimed, { outcome: 'understood', text: 'Hello.' }, new Date());
      await database.transcriptions.passOn({ mailbox: '1002', id: 'a' }, { mailbox: '1002', id: 'never-came' });
      expect(await wordsOf(parts)).toHaveLength(2);
      const stopping = new AbortController();
      const looked = Promise.withResolvers<void>();
      const peek: TellParts['spool']['peek'] = async (box) => {
        looked.resolve();
        return spool.peek(box);
      };
      const running = tellOfMessages({ ...parts, spool: { ...spool, peek } }, stopping.signal);
      await looked.promise;
      stopping.abort();
      await running;
      expect(await wordsOf(parts)).toEqual(['a']);
    });
  });
});

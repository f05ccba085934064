import { noticeOfMessage } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import type { Database } from '../repositories.ts';
import { anExtension, forEachDatabase } from '../testing/index.ts';

const source = { kind: 'message', mailbox: '1001', id: 'm' } as const;
const notice = noticeOfMessage({
  id: 'm',
  mailbox: '1001',
  folder: 'INBOX',
  callerNumber: '1002',
  callerName: '',
  receivedAt: new Date(),
  durationSeconds: 5,
});
const leaseMs = 60_000;
const understood = { outcome: 'understood', text: 'Call me back.' } as const;
const later = (ms: number) => new Date(Date.now() + ms);

describe('messages in words', () => {
  forEachDatabase((fresh) => {
    const told = async () => {
      const { database, openAnother } = await fresh();
      await database.extensions.createMany([anExtension({ number: '1001', email: 'ada@school.org' })], 'test');
      await database.mailboxes.tell([{ mailbox: '1001', id: 'm', notice, words: { waitUntil: later(60_000) } }]);
      const mailDue = (now: Date) => database.outbox.claim('mail', { now, leaseMs });
      return { database, openAnother, mailDue, words: database.transcriptions };
    };
    const stateOf = async ({ transcriptions }: Database) => (await transcriptions.find(source))?.state;

    test('given the words are found, then the notice that waited for them goes out at once', async () => {
      const { mailDue, words } = await told();
      expect(await mailDue(new Date())).toBeNull();
      const claimed = await words.claim({ now: new Date(), leaseMs });
      expect(claimed).toEqual({ source, attempt: 1 });
      if (claimed) await words.settle(claimed, understood, new Date());
      expect(await mailDue(new Date())).toMatchObject({ notice: { id: 'm' } });
      expect(await words.ofMailbox('1001')).toEqual(
        new Map([['m', { state: 'done', text: 'Call me back.', reason: null }]]),
      );
    });

    test('given they are not found in time, then the notice goes without them', async () => {
      const { mailDue, words, database } = await told();
      const claimed = await words.claim({ now: new Date(), leaseMs });
      if (claimed) await words.settle(claimed, { outcome: 'again', reason: 'It is busy.' }, new Date());
      expect(await mailDue(new Date())).toBeNull();
      expect(await mailDue(later(60_001))).not.toBeNull();
      expect(await words.find(source)).toEqual({ state: 'waiting', text: '', reason: 'It is busy.' });
      const again = await words.claim({ now: later(10_000), leaseMs });
      if (again) await words.settle(again, { outcome: 'refused', reason: 'No sound.' }, later(10_000));
      expect(await stateOf(database)).toBe('failed');
      expect(await words.nextDueAt()).toBeNull();
    });

    test('given several want it, then one has it; when that one died, its late answer does not count', async () => {
      const { database, openAnother, words } = await told();
      const other = await openAnother();
      const now = new Date();
      const claims = await Promise.all([words, other.transcriptions, words].map((one) => one.claim({ now, leaseMs })));
      const [first] = claims.filter((claim) => claim !== null);
      expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
      if (first) expect(await words.renew(first, later(2 * leaseMs))).toBe(true);
      expect(await other.transcriptions.claim({ now: later(leaseMs + 1_000), leaseMs })).toBeNull();
      const second = await other.transcriptions.claim({ now: later(2 * leaseMs + 1_000), leaseMs });
      expect(second).toEqual({ source, attempt: 2 });
      if (first) expect(await words.renew(first, later(leaseMs))).toBe(false);
      if (first) expect(await words.settle(first, understood, now)).toBe(false);
      expect(await stateOf(database)).toBe('waiting');
      if (second) expect(await words.settle(second, understood, now)).toBe(true);
      expect(await words.claim({ now: later(10 * leaseMs), leaseMs })).toBeNull();
    });

    test('given a message is passed on, then its words are, and its news there waits for nothing', async () => {
      const { words, database } = await told();
      const copy = { mailbox: '1002', id: 'copy' };
      await words.passOn(source, copy);
      expect(await words.ofMailbox('1002')).toEqual(new Map());
      const claimed = await words.claim({ now: new Date(), leaseMs });
      if (claimed) await words.settle(claimed, understood, new Date());
      await words.passOn(source, copy);
      const news = { ...copy, notice: { ...notice, ...copy }, words: { waitUntil: later(60_000) } };
      await database.mailboxes.tell([news]);
      expect(await words.ofMailbox('1002')).toEqual(
        new Map([['copy', { state: 'done', text: 'Call me back.', reason: null }]]),
      );
      expect(await words.nextDueAt()).toBeNull();
      await words.forget('1002', ['copy']);
      expect(await words.ofMailbox('1002')).toEqual(new Map());
    });

    test('given every try died, then it is given up in the end; samples go after an hour', async () => {
      const { words, database } = await told();
      await words.askSample('s', new Date());
      for (const _ of [1, 2]) await words.claim({ now: new Date(), leaseMs });
      await words.tidy(later(2 * 60 * 60 * 1000));
      expect(await stateOf(database)).toBe('waiting');
      expect(await words.find({ kind: 'sample', id: 's' })).toBeNull();
      await words.tidy(later(25 * 60 * 60 * 1000));
      expect(await words.find(source)).toMatchObject({ state: 'failed', reason: expect.stringMatching(/\.$/) });
    });
  });
});

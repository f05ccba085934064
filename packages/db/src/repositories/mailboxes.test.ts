import { thingKinds } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { anExtension, forEachDatabase } from '../testing/index.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 8, minute));

describe('what is known of mailboxes', () => {
  forEachDatabase((fresh) => {
    test('given wrong PINs, then they are counted for all processes until the right one comes', async () => {
      const { database, openAnother } = await fresh();
      const other = await openAnother();
      expect(await database.mailboxes.wrongPins('1001')).toBeNull();
      await database.mailboxes.countWrongPin('1001', at(0));
      expect(await other.mailboxes.countWrongPin('1001', at(1))).toEqual({ inARow: 2, lastAt: at(1) });
      expect(await database.mailboxes.wrongPins('1002')).toBeNull();
      await other.mailboxes.forgetWrongPins('1001');
      expect(await database.mailboxes.wrongPins('1001')).toBeNull();
    });

    test('given an extension or a shared mailbox is deleted, then its mailbox is to go, wrong PINs at once', async () => {
      const { database } = await fresh();
      const { extensions, things, mailboxes } = database;
      await extensions.createMany([anExtension({ number: '1001' }), anExtension({ number: '1002' })], 'test');
      const office = { number: '5000', name: 'Office', pin: '864209', members: ['1002'] };
      await things.create('shared-mailbox', thingKinds['shared-mailbox'].schema.parse(office), 'test');
      for (const number of ['1001', '1002']) await mailboxes.countWrongPin(number, at(0));
      await extensions.delete('1001', 'test');
      await things.delete('shared-mailbox', '5000', 'test');
      const [first, second] = await mailboxes.deleted();
      expect([first?.mailbox, second?.mailbox]).toEqual(['1001', '5000']);
      expect([...(await mailboxes.allWrongPins()).keys()]).toEqual(['1002']);

      if (first) await mailboxes.forgetDeleted({ ...first, deletedAt: at(0) });
      expect(await mailboxes.deleted()).toHaveLength(2); // It was deleted again meanwhile.
      if (first) await mailboxes.forgetDeleted(first);
      expect((await mailboxes.deleted()).map(({ mailbox }) => mailbox)).toEqual(['5000']);
    });

    test('given several tell the owner of a message at once, then one does', async () => {
      const { database, openAnother } = await fresh();
      const other = await openAnother();
      await database.extensions.createMany([anExtension({ number: '1001', email: 'ada@school.org' })], 'test');
      const notice = { kind: 'mail-test', id: 'm', to: 'ada@school.org', asked_by: 'test' } as const;
      const news = ['m', 'n', 'n'].map((id) => ({ mailbox: '1001', id, notice: { ...notice, id }, words: null }));
      const done = await Promise.all([database, other, database].map(({ mailboxes }) => mailboxes.tell(news)));
      expect(done.toSorted()).toEqual([0, 0, 2]);
      for (const id of ['m', 'n']) expect(await database.outbox.findFor(`mail-test/${id}`)).toHaveLength(1);
      const isTold = { heard: false };
      const told = new Map([
        ['m', isTold],
        ['n', isTold],
      ]);
      expect(await other.mailboxes.told(['1001', '1002'])).toEqual(
        new Map([
          ['1001', told],
          ['1002', new Map()],
        ]),
      );
      await database.mailboxes.forgetTold('1001', ['m', 'n']);
      expect(await database.mailboxes.told(['1001'])).toEqual(new Map([['1001', new Map()]]));
    });
  });
});

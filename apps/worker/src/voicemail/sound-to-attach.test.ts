import { anExtension, freshDatabase } from '@flexpbx/db/testing';
import { defaultMailboxOptions } from '@flexpbx/domain';
import { expect, it } from 'vitest';
import { soundToAttach } from './sound-to-attach.ts';

it('given what the system says of mails and what a mailbox says, then the mailbox counts', async () => {
  const { database } = await freshDatabase('sqlite');
  const saying = (attach_sound: boolean | null) => ({ mailbox: { ...defaultMailboxOptions, attach_sound } });
  await database.extensions.createMany(
    [
      anExtension({ number: '1001', sipSecret: 'Analytical-Engine-1', ...saying(null) }),
      anExtension({ number: '1002', sipSecret: 'Analytical-Engine-2', ...saying(true) }),
      anExtension({ number: '1003', sipSecret: 'Analytical-Engine-3', ...saying(false) }),
    ],
    'test',
  );
  const spool = { soundOf: async (mailbox: string, id: string) => (id === 'gone' ? null : `/spool/${mailbox}/${id}`) };
  const parts = { spool, book: database.mailboxBook, things: database.things };
  const attached = () => Promise.all(['1001', '1002', '1003'].map((mailbox) => soundToAttach(parts, mailbox, 'a')));
  expect(await attached()).toEqual(['/spool/1001/a.wav', '/spool/1002/a.wav', null]);
  await database.things.changeSettings({ voicemail: { attach_sound: false } }, 'test');
  expect(await attached()).toEqual([null, '/spool/1002/a.wav', null]);
  expect(await soundToAttach(parts, '1002', 'gone')).toBeNull();
});

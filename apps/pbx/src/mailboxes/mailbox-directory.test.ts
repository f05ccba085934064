import { anExtension, freshDatabase } from '@flexpbx/db/testing';
import { defaultMailboxOptions, thingKinds } from '@flexpbx/domain';
import { type Logger, silentLogger } from '@flexpbx/runtime';
import { expect, it } from 'vitest';
import { mailboxDirectory } from './mailbox-directory.ts';

it('given extensions, then those with voicemail are mailboxes', async () => {
  const { database } = await freshDatabase('sqlite');
  await database.extensions.createMany(
    [
      anExtension({ number: '1001', voicemailPin: '4711', mailbox: { ...defaultMailboxOptions, max_messages: 5 } }),
      anExtension({ number: '1002', voicemail: false, sipSecret: 'Another-Engine-3' }),
    ],
    'test',
  );
  await database.things.changeSettings({ voicemail: { silence_seconds: 8 } }, 'test');
  const directory = mailboxDirectory(database, silentLogger);
  const limits = { maxMessages: 5, maxMessageSeconds: 180, minMessageSeconds: 2, silenceSeconds: 8 };
  expect(await directory.find('1001')).toEqual({ kind: 'found', pin: '4711', limits });
  expect(await directory.changePin('1001', '864209')).toBe('changed');
  expect(await directory.find('1001')).toMatchObject({ pin: '864209' });
  expect(await directory.find('1002')).toEqual({ kind: 'none' });
  expect(await directory.find('1999')).toEqual({ kind: 'none' });
});

it('given a shared mailbox, then it is one as any other', async () => {
  const { database } = await freshDatabase('sqlite');
  await database.extensions.createMany([anExtension({ number: '1001', voicemail: false })], 'test');
  const office = { number: '5000', name: 'Office', pin: '864209', members: ['1001'], options: { max_messages: 5 } };
  await database.things.create('shared-mailbox', thingKinds['shared-mailbox'].schema.parse(office), 'test');
  const directory = mailboxDirectory(database, silentLogger);
  expect(await directory.find('5000')).toMatchObject({ kind: 'found', pin: '864209', limits: { maxMessages: 5 } });
  expect(await directory.changePin('5000', '971358')).toBe('changed');
  expect(await directory.find('5000')).toMatchObject({ pin: '971358', limits: { maxMessages: 5 } });
});

it('given the database fails, then the mailbox is unreachable and the operator is told', async () => {
  const warnings: string[] = [];
  const logger: Logger = { ...silentLogger, warn: (message) => void warnings.push(message) };
  const refused = async () => {
    throw new Error('connection refused');
  };
  const broken = { mailboxBook: { find: refused, change: refused }, things: { settings: refused } };
  expect(await mailboxDirectory(broken, logger).find('1001')).toEqual({ kind: 'unreachable' });
  expect(await mailboxDirectory(broken, { ...logger, error: logger.warn }).changePin('1001', '4711')).toBe('failed');
  expect(warnings).toEqual([
    'the database can not be asked for a mailbox; Asterisk serves it',
    'the PIN of a mailbox could not be changed',
  ]);
});

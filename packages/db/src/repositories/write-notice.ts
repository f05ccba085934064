import {
  type Addressee,
  type Audience,
  audienceOf,
  giveUpAt,
  type Notice,
  noticeKey,
  recipientsOf,
  settingsSections,
} from '@flexpbx/domain';
import { z } from 'zod';
import type { Rows } from '../client.ts';
import { insertNewRows } from '../insert-rows.ts';
import { choicesColumn } from './notification-choices.ts';

/**
 * Writes a delivery for everybody who is told of a notice, inside the transaction of what it tells of: either both are there
 * or none. Answers how many are new; when it is not zero, ring `outbox` after the transaction.
 */
export async function writeNotice(rows: Rows, notice: Notice, now: Date): Promise<number> {
  const row = await rows.setting.findUnique({ where: { section: 'emergency' } });
  const emergency = settingsSections.emergency.parse(row?.settings ?? {});
  const recipients = recipientsOf(notice, await readAudience(rows, audienceOf(notice)), emergency);
  return insertNewRows(
    rows,
    'Delivery',
    recipients.map(({ channel, to, name }) => ({
      noticeKey: noticeKey(notice),
      notice: JSON.stringify(notice),
      channel,
      recipient: to,
      recipientName: name,
      state: 'waiting',
      attempts: 0,
      addedAt: now,
      dueAt: now,
      giveUpAt: giveUpAt(notice.kind, now),
    })),
  );
}

/** Keeps back what nobody has begun to deliver of a notice, `until` then at the latest. In the same transaction. */
export async function holdNotice(rows: Rows, notice: Notice, until: Date): Promise<void> {
  const where = { noticeKey: noticeKey(notice), state: 'waiting', attempts: 0 };
  await rows.delivery.updateMany({ where, data: { dueAt: until } });
}

/** Lets go of what was kept back of a notice. Answers how many deliveries; when it is not zero, ring `outbox` after. */
export async function releaseNotice(rows: Rows, key: string, now: Date): Promise<number> {
  const where = { noticeKey: key, state: 'waiting', attempts: 0, dueAt: { gt: now } };
  return (await rows.delivery.updateMany({ where, data: { dueAt: now } })).count;
}

const asked = {
  extension: { select: { email: true } },
  notificationChoice: true,
  pushSubscriptions: { select: { id: true, device: true }, orderBy: { createdAt: 'asc' } },
} as const;

async function readAudience(rows: Rows, audience: Audience): Promise<Addressee[]> {
  switch (audience.of) {
    case 'nobody':
      return [];
    case 'administrators':
      return readAccounts(rows, { role: 'admin' });
    case 'extension':
      return ownersOf(rows, audience.number);
    case 'mailbox': {
      const openers = await openersOf(rows, audience.number);
      const addressees = await Promise.all(openers.map((number) => ownersOf(rows, number)));
      return addressees.flat();
    }
  }
}

async function readAccounts(rows: Rows, where: { role: string } | { extensionNumber: string }): Promise<Addressee[]> {
  const accounts = await rows.account.findMany({ where, include: asked, orderBy: { username: 'asc' } });
  return accounts.map(({ username, extension, notificationChoice, pushSubscriptions }) => ({
    name: username,
    mailAddress: notificationChoice?.mailAddress ?? extension?.email ?? null,
    choices: choicesColumn.parse(notificationChoice?.choices ?? {}),
    browsers: pushSubscriptions,
  }));
}

/** The extensions whose owners open a mailbox: one, or the members of a shared one. */
async function openersOf(rows: Rows, mailbox: string): Promise<readonly string[]> {
  const shared = await rows.thing.findUnique({ where: { kind_key: { kind: 'shared-mailbox', key: mailbox } } });
  return shared === null ? [mailbox] : membersColumn.parse(shared.settings).members;
}

const membersColumn = z.object({ members: z.array(z.string()) });

/** An extension nobody signs in for gets its mail all the same. */
async function ownersOf(rows: Rows, number: string): Promise<Addressee[]> {
  const owners = await readAccounts(rows, { extensionNumber: number });
  if (owners.length > 0) return owners;
  const extension = await rows.extension.findUnique({ where: { number }, select: { email: true } });
  if (!extension) return [];
  return [{ name: number, mailAddress: extension.email, choices: choicesColumn.parse({}), browsers: [] }];
}

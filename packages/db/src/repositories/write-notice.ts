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

const asked = {
  extension: { select: { email: true } },
  notificationChoice: true,
  pushSubscriptions: { select: { id: true, device: true }, orderBy: { createdAt: 'asc' } },
} as const;

async function readAudience(rows: Rows, audience: Audience): Promise<Addressee[]> {
  if (audience.of === 'nobody') return [];
  const where = audience.of === 'administrators' ? { role: 'admin' } : { extensionNumber: audience.number };
  const accounts = await rows.account.findMany({ where, include: asked, orderBy: { username: 'asc' } });
  const addressees = accounts.map(({ username, extension, notificationChoice, pushSubscriptions }) => ({
    name: username,
    mailAddress: notificationChoice?.mailAddress ?? extension?.email ?? null,
    choices: choicesColumn.parse(notificationChoice?.choices ?? {}),
    browsers: pushSubscriptions,
  }));
  if (audience.of === 'administrators' || addressees.length > 0) return addressees;
  return withoutAccount(rows, audience.number);
}

/** An extension nobody signs in for gets its mail all the same. */
async function withoutAccount(rows: Rows, number: string): Promise<Addressee[]> {
  const extension = await rows.extension.findUnique({ where: { number }, select: { email: true } });
  if (!extension) return [];
  return [{ name: number, mailAddress: extension.email, choices: choicesColumn.parse({}), browsers: [] }];
}

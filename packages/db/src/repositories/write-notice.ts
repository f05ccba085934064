import {
  audienceOf,
  type EmergencySettings,
  giveUpAt,
  type Notice,
  noticeKey,
  recipientsOf,
  settingsSections,
} from '@flexpbx/domain';
import type { Rows } from '../client.ts';
import { insertNewRows } from '../insert-rows.ts';
import { portions } from './portions.ts';
import { readAudiences } from './read-audience.ts';

/**
 * Writes a delivery for everybody who is told of a notice, inside the transaction of what it tells of: either both are there
 * or none. Answers how many are new; when it is not zero, ring `outbox` after the transaction.
 */
export function writeNotice(rows: Rows, notice: Notice, now: Date): Promise<number> {
  return writeNotices(rows, [notice], now);
}

/** As {@link writeNotice}, of several together. */
export async function writeNotices(rows: Rows, notices: readonly Notice[], now: Date): Promise<number> {
  const emergency = await readEmergency(rows, notices);
  const audiences = await readAudiences(rows, notices.map(audienceOf));
  const deliveries = notices.flatMap((notice, index) =>
    recipientsOf(notice, audiences[index] ?? [], emergency).map(({ channel, to, name }) => ({
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
  let added = 0;
  for (const some of portions(deliveries)) added += await insertNewRows(rows, 'Delivery', some);
  return added;
}

/** Only of emergency calls also those are told who are named in the settings. */
async function readEmergency(rows: Rows, notices: readonly Notice[]): Promise<EmergencySettings> {
  const isAsked = notices.some(({ kind }) => kind === 'emergency-call');
  const row = isAsked ? await rows.setting.findUnique({ where: { section: 'emergency' } }) : null;
  return settingsSections.emergency.parse(row?.settings ?? {});
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

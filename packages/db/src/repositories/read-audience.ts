import type { Addressee, Audience } from '@flexpbx/domain';
import { join, sqltag as sql } from '@prisma/client/runtime/client';
import { z } from 'zod';
import type { Rows } from '../client.ts';
import { choicesColumn } from './notification-choices.ts';

/**
 * Who of the house is asked what they want to be told, for each of these audiences. Every message and every missed call asks
 * this: however many audiences there are, it is a statement for the shared mailboxes among them and one for all owners.
 */
export async function readAudiences(rows: Rows, audiences: readonly Audience[]): Promise<Addressee[][]> {
  const mailboxes = audiences.flatMap((audience) => (audience.of === 'mailbox' ? [audience.number] : []));
  const members = await membersOf(rows, mailboxes);
  const numbersOf = (audience: Audience): readonly string[] => {
    if (audience.of === 'mailbox') return members.get(audience.number) ?? [audience.number];
    return audience.of === 'extension' ? [audience.number] : [];
  };
  const owners = await ownersOf(rows, [...new Set(audiences.flatMap(numbersOf))]);
  const administrators = audiences.some(({ of }) => of === 'administrators') ? await readAdministrators(rows) : [];
  return audiences.map((audience) =>
    audience.of === 'administrators'
      ? administrators
      : numbersOf(audience).flatMap((number) => owners.get(number) ?? []),
  );
}

const membersColumn = z.object({ members: z.array(z.string()) });

/** The extensions that open each of these mailboxes, as far as it is a shared one. */
async function membersOf(rows: Rows, mailboxes: readonly string[]): Promise<Map<string, readonly string[]>> {
  if (mailboxes.length === 0) return new Map();
  const shared = await rows.$queryRaw<{ key: string; settings: unknown }[]>(
    sql`SELECT "key", "settings" FROM "Thing" WHERE "kind" = 'shared-mailbox' AND "key" IN (${join(mailboxes)})`,
  );
  return new Map(shared.map(({ key, settings }) => [key, membersColumn.parse(settings).members]));
}

interface OwnerRow {
  readonly number: string;
  readonly email: string | null;
  /** Null: nobody signs in for it. */
  readonly username: string | null;
  readonly choices: unknown;
  readonly mailAddress: string | null;
  /** One row for each browser; null where there is none. */
  readonly browser: string | null;
  readonly device: string | null;
}

/** Who has these extensions. One that nobody signs in for gets its mail all the same. */
async function ownersOf(rows: Rows, numbers: readonly string[]): Promise<Map<string, Addressee>> {
  if (numbers.length === 0) return new Map();
  const found = await rows.$queryRaw<OwnerRow[]>(sql`
    SELECT "Extension"."number", "Extension"."email", "Account"."username", "NotificationChoice"."choices",
      "NotificationChoice"."mailAddress", "PushSubscription"."id" AS "browser", "PushSubscription"."device"
    FROM "Extension"
    LEFT JOIN "Account" ON "Account"."extensionNumber" = "Extension"."number"
    LEFT JOIN "NotificationChoice" ON "NotificationChoice"."accountId" = "Account"."id"
    LEFT JOIN "PushSubscription" ON "PushSubscription"."accountId" = "Account"."id"
    WHERE "Extension"."number" IN (${join(numbers)})
    ORDER BY "PushSubscription"."createdAt"`);
  return new Map(
    [...Map.groupBy(found, ({ number }) => number)].map(([number, its]) => [number, ownerOf(number, its)]),
  );
}

function ownerOf(number: string, rows: readonly OwnerRow[]): Addressee {
  const [{ username = null, mailAddress = null, email = null, choices = null } = {}] = rows;
  return {
    name: username ?? number,
    mailAddress: mailAddress ?? email,
    choices: choicesColumn.parse(choices ?? {}),
    browsers: rows.flatMap(({ browser: id, device }) => (id === null || device === null ? [] : [{ id, device }])),
  };
}

async function readAdministrators(rows: Rows): Promise<Addressee[]> {
  const accounts = await rows.account.findMany({
    where: { role: 'admin' },
    include: {
      extension: { select: { email: true } },
      notificationChoice: true,
      pushSubscriptions: { select: { id: true, device: true }, orderBy: { createdAt: 'asc' } },
    },
    orderBy: { username: 'asc' },
  });
  return accounts.map(({ username, extension, notificationChoice, pushSubscriptions }) => ({
    name: username,
    mailAddress: notificationChoice?.mailAddress ?? extension?.email ?? null,
    choices: choicesColumn.parse(notificationChoice?.choices ?? {}),
    browsers: pushSubscriptions,
  }));
}

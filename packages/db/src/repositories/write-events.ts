import type { TelephonyEvent } from '@flexpbx/domain';
import { join, sqltag as sql } from '@prisma/client/runtime/client';
import { z } from 'zod';
import type { Rows } from '../client.ts';
import { insertNewRows } from '../insert-rows.ts';
import { portions } from './portions.ts';

/**
 * Writes those events that are not known yet, inside the transaction of what they tell of: either both are there or none.
 * Answers how many are new; when it is not zero, ring `events` after the transaction.
 */
export async function writeEvents(rows: Rows, events: readonly TelephonyEvent[]): Promise<number> {
  let added = 0;
  for (const some of portions(events)) added += await write(rows, await unknown(rows, some));
  return added;
}

/**
 * Lets nobody else write events until this transaction is over, and waits for who does so now: what two look at, each at
 * what the other changes, the second one then sees.
 */
export async function holdEvents(rows: Rows): Promise<void> {
  await takeNumbers(rows, 0);
}

async function unknown(rows: Rows, events: readonly TelephonyEvent[]): Promise<TelephonyEvent[]> {
  const byKey = new Map(events.map((event) => [event.key, event]));
  if (byKey.size === 0) return [];
  const known = await rows.$queryRaw<{ key: string }[]>(
    sql`SELECT "key" FROM "TelephonyEvent" WHERE "key" IN (${join([...byKey.keys()])})`,
  );
  for (const { key } of known) byKey.delete(key);
  return [...byKey.values()];
}

async function write(rows: Rows, events: readonly TelephonyEvent[]): Promise<number> {
  if (events.length === 0) return 0;
  const last = await takeNumbers(rows, events.length);
  const first = last - BigInt(events.length) + 1n;
  const data = events.map(({ key, kind, at, data }, index) => ({
    id: first + BigInt(index),
    key,
    kind,
    at,
    data: JSON.stringify(data),
  }));
  return insertNewRows(rows, 'TelephonyEvent', data);
}

const counted = z.tuple([z.object({ last: z.coerce.bigint() })]);

/**
 * Numbers are given while the row of the count is held, and that is until the transaction is over. A sequence of the
 * database's own would let a lower number become visible after a higher one, and who reads on from the higher would miss it.
 */
async function takeNumbers(rows: Rows, howMany: number): Promise<bigint> {
  const [{ last }] = counted.parse(
    await rows.$queryRaw(
      sql`UPDATE "TelephonyEventCount" SET "last" = "last" + ${howMany} WHERE "id" = 1 RETURNING "last"`,
    ),
  );
  return last;
}

import {
  type CallLeg,
  type CallRecord,
  endOfCall,
  eventsKeptMs,
  eventsOfRecord,
  foldCall,
  noticesOfMissed,
} from '@flexpbx/domain';
import { join, sqltag as sql } from '@prisma/client/runtime/client';
import type { Rows } from '../client.ts';
import { readLegs } from './call-record-rows.ts';
import { portions } from './portions.ts';
import { holdEvents, writeEvents } from './write-events.ts';
import { writeNotices } from './write-notice.ts';

/** How much is new: when it is not zero, ring `events` and `outbox` after the transaction. */
export interface ToldOfCalls {
  readonly events: number;
  readonly notices: number;
}

/** A call that was missed longer ago is no news: records may come in late. */
const missedKeptMs = 24 * 60 * 60 * 1000;

/**
 * Writes what is known of these calls from their records and was not told while they ran: all of them when nobody was there to
 * see it, and of each its end; and who missed it. A call is over when it is recorded and runs no more, since after a transfer the first legs are
 * recorded while others talk on. So both ask here: who takes in records, and who finds that a call does not run any more.
 */
export async function tellOfCalls(rows: Rows, callIds: readonly string[], now: Date): Promise<ToldOfCalls> {
  const told = { events: 0, notices: 0 };
  if (callIds.length > 0) await holdEvents(rows);
  for (const ids of portions(callIds)) {
    const legs = await readLegs(rows, ids);
    // As a rule a call ends here a moment before its record comes in.
    if (legs.length === 0) continue;
    const running = await runningOf(rows, ids);
    const records = [...recordsIn(legs, ids), ...(await recordsOfJoined(rows, legs, ids))];
    const isNews = ({ endedAt }: CallRecord) => now.getTime() - endedAt.getTime() < eventsKeptMs;
    const events = records
      .filter(isNews)
      .flatMap((record) => [...eventsOfRecord(record), ...(running.has(record.id) ? [] : [endOfCall(record)])]);
    told.events += await writeEvents(rows, events);
    const over = records.filter(({ id }) => !running.has(id));
    told.notices += await tellWhoMissed(rows, over, legs, now);
  }
  return told;
}

async function runningOf(rows: Rows, ids: readonly string[]): Promise<Set<string>> {
  const found = await rows.$queryRaw<{ id: string }[]>(sql`SELECT "id" FROM "LiveCall" WHERE "id" IN (${join(ids)})`);
  return new Set(found.map(({ id }) => id));
}

async function tellWhoMissed(
  rows: Rows,
  records: readonly CallRecord[],
  legs: readonly CallLeg[],
  now: Date,
): Promise<number> {
  const missed = records.filter(
    ({ outcome, endedAt }) => outcome !== 'answered' && now.getTime() - endedAt.getTime() < missedKeptMs,
  );
  const notices = missed.flatMap((record) =>
    noticesOfMissed(
      record,
      legs.filter(({ callId }) => callId === record.id),
    ),
  );
  return writeNotices(rows, notices, now);
}

/** The records of those calls that have some. */
function recordsIn(legs: readonly CallLeg[], ids: readonly string[]): CallRecord[] {
  const byCall = Map.groupBy(legs, ({ callId }) => callId);
  return ids.flatMap((id) => {
    const its = byCall.get(id);
    return its ? [foldCall(its)] : [];
  });
}

/** A transfer makes two calls one: the second, which began as a call of its own, is recorded as legs of the first. */
async function recordsOfJoined(rows: Rows, legs: readonly CallLeg[], ids: readonly string[]): Promise<CallRecord[]> {
  const recorded = new Set(legs.map(({ callId }) => callId));
  const byLeg = Map.groupBy(legs, ({ uniqueId }) => uniqueId);
  const others = ids.filter((id) => !recorded.has(id) && byLeg.has(id));
  if (others.length === 0) return [];
  const begun = await rows.telephonyEvent.findMany({
    where: { key: { in: others.map((id) => `call.started/${id}`) } },
  });
  return begun.flatMap(({ key }) => {
    const id = key.replace('call.started/', '');
    const its = byLeg.get(id);
    return its ? [{ ...foldCall(its), id }] : [];
  });
}

import { type CallRecord, endOfCall, eventsKeptMs, eventsOfRecord, foldCall, noticesOfMissed } from '@flexpbx/domain';
import type { Rows } from '../client.ts';
import { legOf, recordOf } from './call-record-rows.ts';
import { portions } from './portions.ts';
import { holdEvents, writeEvents } from './write-events.ts';
import { writeNotice } from './write-notice.ts';

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
    const running = new Set((await rows.liveCall.findMany({ where: { id: { in: ids } } })).map(({ id }) => id));
    const records = await recordsOf(rows, ids);
    const isNews = ({ endedAt }: CallRecord) => now.getTime() - endedAt.getTime() < eventsKeptMs;
    const events = records
      .filter(isNews)
      .flatMap((record) => [...eventsOfRecord(record), ...(running.has(record.id) ? [] : [endOfCall(record)])]);
    told.events += await writeEvents(rows, events);
    const over = records.filter(({ id }) => !running.has(id));
    told.notices += await tellWhoMissed(rows, over, now);
  }
  return told;
}

async function tellWhoMissed(rows: Rows, records: readonly CallRecord[], now: Date): Promise<number> {
  const missed = records.filter(
    ({ outcome, endedAt }) => outcome !== 'answered' && now.getTime() - endedAt.getTime() < missedKeptMs,
  );
  let added = 0;
  for (const record of missed) {
    const legs = (await rows.callLeg.findMany({ where: { callId: record.id } })).map(legOf);
    for (const notice of noticesOfMissed(record, legs)) added += await writeNotice(rows, notice, now);
  }
  return added;
}

async function recordsOf(rows: Rows, ids: readonly string[]): Promise<CallRecord[]> {
  const records = (await rows.callRecord.findMany({ where: { id: { in: [...ids] } } })).map(recordOf);
  const recorded = new Set(records.map(({ id }) => id));
  const others = ids.filter((id) => !recorded.has(id));
  return others.length === 0 ? records : [...records, ...(await recordsOfJoined(rows, others))];
}

/** A transfer makes two calls one: the second, which began as a call of its own, is recorded as legs of the first. */
async function recordsOfJoined(rows: Rows, ids: readonly string[]): Promise<CallRecord[]> {
  const begun = await rows.telephonyEvent.findMany({ where: { key: { in: ids.map((id) => `call.started/${id}`) } } });
  if (begun.length === 0) return [];
  const uniqueIds = begun.map(({ key }) => key.replace('call.started/', ''));
  const legs = await rows.callLeg.findMany({ where: { uniqueId: { in: uniqueIds } } });
  return [...Map.groupBy(legs.map(legOf), ({ uniqueId }) => uniqueId)].map(([id, its]) => ({ ...foldCall(its), id }));
}

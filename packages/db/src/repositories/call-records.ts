import type { CallLeg, CallOutcome, CallRecord } from '@flexpbx/domain';
import { join, sqltag as sql } from '@prisma/client/runtime/client';
import type { Rows } from '../client.ts';
import { insertRows } from '../insert-rows.ts';
import type { CallRecordFilter, CallRecordPosition, CallRecordRepository } from '../repositories.ts';
import { searchable } from '../searchable.ts';
import { readLegs, recordOf } from './call-record-rows.ts';
import { readPageMark, writePageMark } from './page-mark.ts';
import type { Parts } from './parts.ts';
import { portions } from './portions.ts';
import { tellOfCalls } from './tell-of-calls.ts';

const onlyRow = 1;

/** Call history in the database; see the interface for what is promised. */
export class CallRecords implements CallRecordRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async position(): Promise<CallRecordPosition | null> {
    const row = await this.#parts.store.statement((rows) =>
      rows.callRecordPosition.findUniqueOrThrow({ where: { id: onlyRow } }),
    );
    return row.file === null ? null : { file: row.file, offset: Number(row.offset) };
  }

  async takeIn(
    legs: readonly CallLeg[],
    position: CallRecordPosition,
    fold: (legs: readonly CallLeg[]) => CallRecord,
  ): Promise<void> {
    const { fresh, told } = await this.#parts.store.transaction(async (rows) => {
      // First, since on PostgreSQL it makes a second one who takes in wait until the first one's legs are to be seen.
      await rows.callRecordPosition.update({
        where: { id: onlyRow },
        data: { file: position.file, offset: BigInt(position.offset) },
      });
      const unknown = await legsNotKnown(rows, legs);
      for (const some of portions(unknown)) await insertRows(rows, 'CallLeg', some);
      await foldAgain(rows, [...new Set(unknown.map(({ callId }) => callId))], fold);
      // A leg that is named otherwise than its call may have begun as a call of its own.
      const ids = new Set(unknown.flatMap(({ callId, uniqueId }) => [callId, uniqueId]));
      return { fresh: unknown.length, told: await tellOfCalls(rows, [...ids], new Date()) };
    });
    if (fresh > 0) this.#parts.bell.notify('call-records');
    if (told.events > 0) this.#parts.bell.notify('events');
    if (told.notices > 0) this.#parts.bell.notify('outbox');
  }

  async page(
    filter: CallRecordFilter,
    { limit, before }: { limit: number; before: string | null },
  ): Promise<{ items: CallRecord[]; next: string | null }> {
    const after = before === null ? [] : [olderThan(before)];
    const found = await this.#parts.store.statement((rows) =>
      rows.callRecord.findMany({
        where: { AND: [...conditions(filter), ...after] },
        orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
        take: limit + 1,
      }),
    );
    const items = found.slice(0, limit).map(recordOf);
    const last = items.at(-1);
    return { items, next: found.length > limit && last ? writePageMark(last) : null };
  }

  async totals(period: {
    from: Date;
    to: Date;
  }): Promise<{ byOutcome: Record<CallOutcome, number>; talkSeconds: number }> {
    const groups = await this.#parts.store.statement((rows) =>
      rows.callRecord.groupBy({
        by: ['outcome'],
        where: { AND: conditions(period) },
        _count: { id: true },
        _sum: { talkSeconds: true },
      }),
    );
    const countOf = (outcome: CallOutcome) => groups.find((group) => group.outcome === outcome)?._count.id ?? 0;
    return {
      byOutcome: {
        answered: countOf('answered'),
        voicemail: countOf('voicemail'),
        'no-answer': countOf('no-answer'),
        busy: countOf('busy'),
        failed: countOf('failed'),
      },
      talkSeconds: groups.reduce((sum, group) => sum + (group._sum.talkSeconds ?? 0), 0),
    };
  }

  async firstStartedAt(): Promise<Date | null> {
    const first = await this.#parts.store.statement((rows) =>
      rows.callRecord.findFirst({ orderBy: [{ startedAt: 'asc' }, { id: 'asc' }], select: { startedAt: true } }),
    );
    return first?.startedAt ?? null;
  }
}

async function legsNotKnown(rows: Rows, legs: readonly CallLeg[]): Promise<CallLeg[]> {
  const unknown = new Map(legs.map((leg) => [nameOf(leg), leg]));
  for (const uniqueIds of portions(legs.map(({ uniqueId }) => uniqueId))) {
    const known = await rows.$queryRaw<Pick<CallLeg, 'uniqueId' | 'sequence'>[]>(
      sql`SELECT "uniqueId", "sequence" FROM "CallLeg" WHERE "uniqueId" IN (${join(uniqueIds)})`,
    );
    for (const leg of known) unknown.delete(nameOf(leg));
  }
  return [...unknown.values()];
}

async function foldAgain(
  rows: Rows,
  callIds: readonly string[],
  fold: (legs: readonly CallLeg[]) => CallRecord,
): Promise<void> {
  for (const ids of portions(callIds)) {
    const legs = Map.groupBy(await readLegs(rows, ids), ({ callId }) => callId);
    const records = ids.flatMap((id) => {
      const its = legs.get(id);
      return its ? [fold(its)] : [];
    });
    await rows.$executeRaw(sql`DELETE FROM "CallRecord" WHERE "id" IN (${join(ids)})`);
    await insertRows(
      rows,
      'CallRecord',
      records.map((record) => ({ ...record, searchText: searchTextOf(record) })),
    );
  }
}

function conditions({ from, to, search, outcome, extension }: CallRecordFilter) {
  const parties = (number: string) => [{ callerNumber: number }, { dialledNumber: number }, { answeredBy: number }];
  return [
    ...(from ? [{ startedAt: { gte: from } }] : []),
    ...(to ? [{ startedAt: { lt: to } }] : []),
    ...(search ? [{ searchText: { contains: searchable(search) } }] : []),
    ...(outcome ? [{ outcome }] : []),
    ...(extension ? [{ OR: parties(extension) }] : []),
  ];
}

function olderThan(mark: string) {
  const { startedAt, id } = readPageMark(mark);
  return { OR: [{ startedAt: { lt: startedAt } }, { startedAt, id: { lt: id } }] };
}

function nameOf({ uniqueId, sequence }: Pick<CallLeg, 'uniqueId' | 'sequence'>): string {
  return `${uniqueId} ${sequence}`;
}

function searchTextOf(record: CallRecord): string {
  return searchable(record.callerNumber, record.callerName, record.dialledNumber, record.answeredBy);
}

import { isDeepStrictEqual } from 'node:util';
import { endOfBrokenCall, eventsOfLiveCall, type LiveCall } from '@flexpbx/domain';
import { join, sqltag as sql } from '@prisma/client/runtime/client';
import type { Rows } from '../client.ts';
import { liveCallStateColumn, textsColumn } from '../columns.ts';
import type { LiveCall as Row } from '../generated/sqlite/client.ts';
import { insertRows } from '../insert-rows.ts';
import type { LiveCallRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';
import { portions } from './portions.ts';
import { type ToldOfCalls, tellOfCalls } from './tell-of-calls.ts';
import { writeEvents } from './write-events.ts';

/** Calls going on, in the database; see the interface for what is promised. */
export class LiveCalls implements LiveCallRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(): Promise<LiveCall[]> {
    const found = await this.#parts.store.statement((rows) =>
      rows.liveCall.findMany({ orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] }),
    );
    return found.map(liveCallOf);
  }

  async find(id: string): Promise<LiveCall | null> {
    const row = await this.#parts.store.statement((rows) => rows.liveCall.findUnique({ where: { id } }));
    return row && liveCallOf(row);
  }

  replaceAll(calls: readonly LiveCall[], asteriskSince: Date): Promise<void> {
    return this.#change(async (rows) => {
      const before = (await rows.liveCall.findMany()).map(liveCallOf);
      const after = new Map(calls.map((call) => [call.id, call]));
      const known = new Map(before.map((call) => [call.id, call]));
      const upsert = [...after.values()].filter((call) => !isDeepStrictEqual(known.get(call.id), call));
      const gone = before.filter(({ id }) => !after.has(id));
      await takeOut(rows, idsOf([...gone, ...upsert]));
      return { before, upsert, gone, asteriskSince };
    });
  }

  async apply(change: {
    readonly upsert: readonly LiveCall[];
    readonly remove: readonly string[];
    readonly asteriskSince: Date;
  }): Promise<void> {
    const { upsert, remove, asteriskSince } = change;
    if (upsert.length + remove.length === 0) return;
    await this.#change(async (rows) => {
      const before = await takeOut(rows, [...remove, ...idsOf(upsert)]);
      return { before, upsert, gone: before.filter(({ id }) => remove.includes(id)), asteriskSince };
    });
  }

  async #change(changeOf: (rows: Rows) => Promise<Change>): Promise<void> {
    const { isChanged, told } = await this.#parts.store.transaction(async (rows) => {
      const change = await changeOf(rows);
      await putIn(rows, change.upsert);
      return { isChanged: change.upsert.length + change.gone.length > 0, told: await tell(rows, change) };
    });
    if (isChanged) this.#parts.bell.notify('live-calls');
    if (told.events > 0) this.#parts.bell.notify('events');
    if (told.notices > 0) this.#parts.bell.notify('outbox');
  }
}

/** What is new, once what it takes the place of was taken out. */
interface Change {
  readonly before: readonly LiveCall[];
  readonly upsert: readonly LiveCall[];
  readonly gone: readonly LiveCall[];
  readonly asteriskSince: Date;
}

/** Deletes rows, and answers how they were: every step of every call comes by here. */
async function takeOut(rows: Rows, ids: readonly string[]): Promise<LiveCall[]> {
  const before: LiveCall[] = [];
  for (const some of portions(ids)) {
    const found = await rows.$queryRaw<Row[]>(sql`DELETE FROM "LiveCall" WHERE "id" IN (${join(some)}) RETURNING *`);
    before.push(...found.map(liveCallOf));
  }
  return before;
}

async function putIn(rows: Rows, calls: readonly LiveCall[]): Promise<void> {
  for (const some of portions(calls)) {
    await insertRows(
      rows,
      'LiveCall',
      some.map((call) => ({ ...call, channels: JSON.stringify(call.channels) })),
    );
  }
}

async function tell(rows: Rows, { before, upsert, gone, asteriskSince }: Change): Promise<ToldOfCalls> {
  const known = new Map(before.map((call) => [call.id, call]));
  const news = upsert.flatMap((call) => eventsOfLiveCall(known.get(call.id) ?? null, call));
  const broken = gone.filter(({ startedAt }) => startedAt < asteriskSince);
  const ends = broken.map((call) => endOfBrokenCall(call, asteriskSince)).filter((end) => end !== null);
  const added = await writeEvents(rows, news);
  const over = await tellOfCalls(rows, idsOf(gone), new Date());
  // Last: what has a record after all ended as it says.
  return { ...over, events: added + over.events + (await writeEvents(rows, ends)) };
}

function liveCallOf(row: Row): LiveCall {
  return { ...row, state: liveCallStateColumn.parse(row.state), channels: textsColumn.parse(row.channels) };
}

function idsOf(calls: readonly LiveCall[]): string[] {
  return calls.map(({ id }) => id);
}

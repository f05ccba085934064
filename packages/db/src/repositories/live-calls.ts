import { isDeepStrictEqual } from 'node:util';
import type { LiveCall } from '@flexpbx/domain';
import type { Rows } from '../client.ts';
import { liveCallStateColumn, textsColumn } from '../columns.ts';
import type { LiveCall as Row } from '../generated/sqlite/client.ts';
import { insertRows } from '../insert-rows.ts';
import type { LiveCallRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';
import { portions } from './portions.ts';

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

  async replaceAll(calls: readonly LiveCall[]): Promise<void> {
    const changed = await this.#parts.store.transaction(async (rows) => {
      const before = new Map((await rows.liveCall.findMany()).map((row) => [row.id, liveCallOf(row)]));
      const after = new Map(calls.map((call) => [call.id, call]));
      const gone = [...before.keys()].filter((id) => !after.has(id));
      const fresh = [...after.values()].filter((call) => !isDeepStrictEqual(before.get(call.id), call));
      await rewrite(rows, gone, fresh);
      return gone.length + fresh.length > 0;
    });
    if (changed) this.#parts.bell.notify('live-calls');
  }

  async apply(change: { upsert: readonly LiveCall[]; remove: readonly string[] }): Promise<void> {
    if (change.upsert.length + change.remove.length === 0) return;
    await this.#parts.store.transaction((rows) => rewrite(rows, change.remove, change.upsert));
    this.#parts.bell.notify('live-calls');
  }
}

async function rewrite(rows: Rows, remove: readonly string[], write: readonly LiveCall[]): Promise<void> {
  const ids = [...remove, ...write.map(({ id }) => id)];
  for (const some of portions(ids)) await rows.liveCall.deleteMany({ where: { id: { in: some } } });
  for (const some of portions(write)) {
    await insertRows(
      rows,
      'LiveCall',
      some.map((call) => ({ ...call, channels: JSON.stringify(call.channels) })),
    );
  }
}

function liveCallOf(row: Row): LiveCall {
  return { ...row, state: liveCallStateColumn.parse(row.state), channels: textsColumn.parse(row.channels) };
}

import { isDeepStrictEqual } from 'node:util';
import { detailColumn } from '../columns.ts';
import type { Heartbeat as Row } from '../generated/sqlite/client.ts';
import type { Heartbeat, HeartbeatRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';

/** Heartbeats in the database; see the interface for what is promised. */
export class Heartbeats implements HeartbeatRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Notifies only when something else than the time is new: a beat every few seconds is no news to a portal. */
  async beat(heartbeat: Heartbeat): Promise<void> {
    const { process, ...columns } = { ...heartbeat, detail: { ...heartbeat.detail } };
    const before = await this.#parts.store.transaction(async (rows) => {
      const found = await rows.heartbeat.findUnique({ where: { process } });
      await rows.heartbeat.upsert({ where: { process }, create: { process, ...columns }, update: columns });
      return found && heartbeatOf(found);
    });
    if (!isDeepStrictEqual({ ...before, beatAt: null }, { ...heartbeat, beatAt: null })) {
      this.#parts.bell.notify('heartbeats');
    }
  }

  async list(): Promise<Heartbeat[]> {
    const found = await this.#parts.store.statement((rows) => rows.heartbeat.findMany({ orderBy: { process: 'asc' } }));
    return found.map(heartbeatOf);
  }
}

function heartbeatOf(row: Row): Heartbeat {
  return { ...row, detail: detailColumn.parse(row.detail) };
}

import { isDeepStrictEqual } from 'node:util';
import { detailColumn } from '../columns.ts';
import type { Heartbeat as Row } from '../generated/sqlite/client.ts';
import type { Heartbeat, HeartbeatRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';

/** Heartbeats in the database; see the interface for what is promised. */
export class Heartbeats implements HeartbeatRepository {
  readonly #parts: Parts;
  /** What this process wrote last, by the name it beats under. */
  readonly #last = new Map<Heartbeat['process'], Heartbeat>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Notifies only when something else than the time is new: a beat every few seconds is no news to a portal. */
  async beat(heartbeat: Heartbeat): Promise<void> {
    if (await this.#beatAgain(heartbeat)) return;
    const { process, ...columns } = { ...heartbeat, detail: { ...heartbeat.detail } };
    const before = await this.#parts.store.transaction(async (rows) => {
      const found = await rows.heartbeat.findUnique({ where: { process } });
      await rows.heartbeat.upsert({ where: { process }, create: { process, ...columns }, update: columns });
      return found && heartbeatOf(found);
    });
    this.#last.set(process, heartbeat);
    if (!saysTheSame(before, heartbeat)) this.#parts.bell.notify('heartbeats');
  }

  /** All that five processes do at rest is beat: with nothing new, one statement. False: the row is not what we wrote. */
  async #beatAgain(heartbeat: Heartbeat): Promise<boolean> {
    const { process, pid, startedAt, beatAt } = heartbeat;
    if (!saysTheSame(this.#last.get(process) ?? null, heartbeat)) return false;
    const { count } = await this.#parts.store.statement((rows) =>
      rows.heartbeat.updateMany({ where: { process, pid, startedAt }, data: { beatAt } }),
    );
    return count > 0;
  }

  async list(): Promise<Heartbeat[]> {
    const found = await this.#parts.store.statement((rows) => rows.heartbeat.findMany({ orderBy: { process: 'asc' } }));
    return found.map(heartbeatOf);
  }
}

function saysTheSame(before: Heartbeat | null, now: Heartbeat): boolean {
  return isDeepStrictEqual({ ...before, beatAt: null }, { ...now, beatAt: null });
}

function heartbeatOf(row: Row): Heartbeat {
  return { ...row, detail: detailColumn.parse(row.detail) };
}

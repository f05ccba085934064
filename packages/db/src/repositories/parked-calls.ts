import { eventsOfParking, type ParkedCall } from '@flexpbx/domain';
import { insertRows } from '../insert-rows.ts';
import type { ParkedCallRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';
import { portions } from './portions.ts';
import { replacement } from './replacement.ts';
import { writeEvents } from './write-events.ts';

/** Calls that wait in a parking slot, in the database; see the interface for what is promised. */
export class ParkedCalls implements ParkedCallRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  list(): Promise<ParkedCall[]> {
    return this.#parts.store.statement((rows) => rows.parkedCall.findMany({ orderBy: { slot: 'asc' } }));
  }

  async replaceAll(calls: readonly ParkedCall[]): Promise<void> {
    const { changed, told } = await this.#parts.store.transaction(async (rows) => {
      const before = await rows.parkedCall.findMany();
      const { stale, fresh } = replacement(before, calls, ({ slot }) => slot);
      for (const some of portions(stale)) await rows.parkedCall.deleteMany({ where: { slot: { in: some } } });
      for (const some of portions(fresh)) await insertRows(rows, 'ParkedCall', some);
      const told = await writeEvents(rows, eventsOfParking(before, calls));
      return { changed: stale.length + fresh.length > 0, told };
    });
    if (changed) this.#parts.bell.notify('parked-calls');
    if (told > 0) this.#parts.bell.notify('events');
  }
}

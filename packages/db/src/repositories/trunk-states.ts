import type { TrunkState } from '@flexpbx/domain';
import { trunkConditionColumn, trunkTroubleColumn } from '../columns.ts';
import { insertRows } from '../insert-rows.ts';
import type { TrunkStateRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';
import { portions } from './portions.ts';
import { replacement } from './replacement.ts';

/** How trunks stand, in the database; see the interface for what is promised. */
export class TrunkStates implements TrunkStateRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(): Promise<TrunkState[]> {
    const states = await this.#parts.store.statement((rows) => rows.trunkState.findMany({ orderBy: { trunk: 'asc' } }));
    return states.map((state) => ({
      ...state,
      condition: trunkConditionColumn.parse(state.condition),
      trouble: trunkTroubleColumn.parse(state.trouble),
    }));
  }

  async replaceAll(states: readonly TrunkState[]): Promise<void> {
    const changed = await this.#parts.store.transaction(async (rows) => {
      const { stale, fresh } = replacement(await rows.trunkState.findMany(), states, ({ trunk }) => trunk);
      for (const some of portions(stale)) await rows.trunkState.deleteMany({ where: { trunk: { in: some } } });
      for (const some of portions(fresh)) await insertRows(rows, 'TrunkState', some);
      return stale.length + fresh.length > 0;
    });
    if (changed) this.#parts.bell.notify('trunk-states');
  }
}

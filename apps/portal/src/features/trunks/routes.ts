import type { Database } from '@flexpbx/db';
import type { Api } from '@flexpbx/domain/api';
import type { Handlers } from '../../http/handler.ts';
import { presentTrunkState } from './present.ts';

/** What the routes of trunks' states are built from. */
export interface TrunkParts {
  readonly database: Pick<Database, 'things' | 'trunkStates'>;
}

/** How trunks stand. */
export function trunkRoutes({ database }: TrunkParts): Pick<Handlers<Api>, 'listTrunkStates'> {
  return {
    listTrunkStates: async () => {
      const [trunks, states] = await Promise.all([database.things.list('trunk'), database.trunkStates.list()]);
      const stateOf = new Map(states.map((state) => [state.trunk, state]));
      return { items: trunks.map(({ thing }) => presentTrunkState(thing, stateOf.get(thing.id))) };
    },
  };
}

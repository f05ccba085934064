import type { Database } from '@flexpbx/db';
import { dialTable, type House, listFeatures, whatAnInboundCallDoes, whatDiallingDoes } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import type { Clock } from '@flexpbx/runtime';
import type { Handlers } from '../../http/handler.ts';
import { circumstancesAt } from './circumstances.ts';

/** What the routes of routing are built from. */
export interface RoutingParts {
  readonly database: Pick<Database, 'things' | 'extensions' | 'dialledStates'>;
  readonly clock: Clock;
}

type RoutingRoutes = Pick<Handlers<Api>, 'getNumberPlan' | 'whatHappens' | 'listPhoneFeatures'>;

/** Where numbers lead. */
export function routingRoutes({ database, clock }: RoutingParts): RoutingRoutes {
  const readHouse = async (): Promise<House> => {
    const [extensions, house] = await Promise.all([database.extensions.list({}), database.things.everything()]);
    return { ...house, extensions };
  };
  return {
    getNumberPlan: async () => {
      const rows = dialTable(await readHouse());
      return {
        items: rows.map(({ goesTo, there, notes, ...row }) => ({
          ...row,
          goes_to: goesTo,
          there: there && { count: there.count, first: there.first.map(({ number, name }) => ({ number, name })) },
          notes: [...notes],
        })),
      };
    },
    whatHappens: async ({ query: { number, from, trunk, keys, at } }) => {
      const house = await readHouse();
      const circumstances = await circumstancesAt(at ? new Date(at) : new Date(clock.now()), database);
      const isInside = trunk === undefined && house.extensions.some((extension) => extension.number === from);
      const caller = from === 'anonymous' ? null : from;
      const { steps, ends } = isInside
        ? whatDiallingDoes(house, { dialled: number, extension: from, keys }, circumstances)
        : whatAnInboundCallDoes(house, { called: number, caller, trunk: trunk ?? '', keys }, circumstances);
      return { steps: [...steps], ends };
    },
    listPhoneFeatures: async () => {
      const changed = await database.things.list('feature-code');
      const listed = listFeatures(changed.map(({ thing }) => thing));
      return {
        items: listed.map(({ defaultCode, duringCall, ...feature }) => ({
          ...feature,
          default_code: defaultCode,
          during_call: duringCall,
        })),
      };
    },
  };
}

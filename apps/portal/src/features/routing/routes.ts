import type { Database } from '@flexpbx/db';
import { type AskedCall, dialTable, graphOf, type House, listFeatures, whatHappens } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import type { Clock } from '@flexpbx/runtime';
import type { Handlers } from '../../http/handler.ts';
import { circumstancesAt } from './circumstances.ts';

/** What the routes of routing are built from. */
export interface RoutingParts {
  readonly database: Pick<Database, 'things' | 'extensions' | 'dialledStates'>;
  readonly clock: Clock;
}

type RoutingRoutes = Pick<Handlers<Api>, 'getNumberPlan' | 'whatHappens' | 'getCallGraph' | 'listPhoneFeatures'>;

type Question = Parameters<RoutingRoutes['whatHappens']>[0]['query'];

/** Where numbers lead. */
export function routingRoutes({ database, clock }: RoutingParts): RoutingRoutes {
  const readHouse = async (): Promise<House> => {
    const [extensions, house] = await Promise.all([database.extensions.list({}), database.things.everything()]);
    return { ...house, extensions };
  };
  const ask = async ({ at, ...question }: Question) => {
    const house = await readHouse();
    const circumstances = await circumstancesAt(at ? new Date(at) : new Date(clock.now()), database);
    return { house, circumstances, call: askedCall(question, house) };
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
    whatHappens: async ({ query }) => {
      const { house, call, circumstances } = await ask(query);
      const { steps, ends } = whatHappens(house, call, circumstances);
      return { steps: [...steps], ends };
    },
    getCallGraph: async ({ query }) => {
      const { house, call, circumstances } = await ask(query);
      const { steps, places, ways } = graphOf(house, call, circumstances);
      return {
        steps: [...steps],
        places: places.map((place) => ({ ...place, steps: [...place.steps] })),
        ways: ways.map(({ isTaken, ...way }) => ({ ...way, taken: isTaken, steps: [...way.steps] })),
      };
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

/** Who is an extension dials, unless the call is said to come in by a trunk. */
function askedCall({ number, from, trunk, keys }: Omit<Question, 'at'>, { extensions }: House): AskedCall {
  if (trunk === undefined && extensions.some((extension) => extension.number === from))
    return { dialled: number, extension: from, keys };
  return { called: number, caller: from === 'anonymous' ? null : from, trunk: trunk ?? '', keys };
}

import type { Database } from '@flexpbx/db';
import { emergencyGaps } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import type { Handlers } from '../../http/handler.ts';
import { presentEmergencyCall } from './present.ts';

/** What the routes of emergency calls are built from. */
export interface EmergencyParts {
  readonly database: Pick<Database, 'emergencyCalls' | 'extensions' | 'things' | 'trunkStates'>;
}

type EmergencyHandlers = Pick<
  Handlers<Api>,
  'listEmergencyCalls' | 'acknowledgeEmergencyCall' | 'getEmergencyReadiness'
>;

/** Emergency calls that were made, and what is missing for the next. */
export function emergencyRoutes({ database }: EmergencyParts): EmergencyHandlers {
  return {
    listEmergencyCalls: async ({ query }) => ({
      items: (await database.emergencyCalls.list(query.limit)).map(presentEmergencyCall),
    }),
    acknowledgeEmergencyCall: async ({ params, visitor }) =>
      presentEmergencyCall(await database.emergencyCalls.acknowledge(params.id, visitor.account.username)),
    getEmergencyReadiness: async () => {
      const [{ things, settings }, extensions, states] = await Promise.all([
        database.things.everything(),
        database.extensions.list({}),
        database.trunkStates.list(),
      ]);
      return {
        production_mode: settings.emergency.production_mode,
        gaps: emergencyGaps({ extensions, things, settings }, states),
      };
    },
  };
}

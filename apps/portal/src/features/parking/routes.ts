import type { Database } from '@flexpbx/db';
import { slotsOf } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import type { Handlers } from '../../http/handler.ts';

/** What the parking routes are built from. */
export interface ParkingParts {
  readonly database: Pick<Database, 'things' | 'parkedCalls' | 'extensions'>;
}

/** Calls that wait in a parking slot. */
export function parkingRoutes({ database }: ParkingParts): Pick<Handlers<Api>, 'listParkedCalls'> {
  const nameOf = async (parker: string | null) =>
    parker === null ? null : ((await database.extensions.find(parker))?.name ?? null);
  return {
    listParkedCalls: async () => {
      const [settings, parked] = await Promise.all([database.things.settings(), database.parkedCalls.list()]);
      const items = parked.map(async ({ slot, callerNumber, callerName, parker, parkedAt, returnsAt }) => ({
        slot,
        from: callerNumber,
        from_name: callerName,
        parked_by: parker,
        parked_by_name: await nameOf(parker),
        parked_at: parkedAt.toISOString(),
        returns_at: returnsAt.toISOString(),
      }));
      return { slots: slotsOf(settings.parking), items: await Promise.all(items) };
    },
  };
}

import type { Database } from '@flexpbx/db';
import { usesOf } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import type { Handlers } from '../../http/handler.ts';

/** What the routes of uses are built from. */
export interface UsesParts {
  readonly database: Pick<Database, 'things' | 'extensions'>;
}

/** Where parts of the configuration are used. */
export function usesRoutes({ database }: UsesParts): Pick<Handlers<Api>, 'listUses'> {
  return {
    listUses: async ({ params: { kind, key } }) => {
      const [extensions, house] = await Promise.all([database.extensions.list({}), database.things.everything()]);
      const uses = usesOf({ ...house, extensions }, kind, key);
      return { items: uses.map(({ from, field, as }) => ({ ...from, field, as })) };
    },
  };
}

import type { Database } from '@flexpbx/db';
import { codesOf, switchText } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { AppError } from '@flexpbx/runtime';
import type { Handlers } from '../../http/handler.ts';
import { presentSwitchState } from './present.ts';

/** What the routes of switches' states are built from. */
export interface SwitchParts {
  readonly database: Pick<Database, 'things' | 'dialledStates'>;
}

type SwitchRoutes = Pick<Handlers<Api>, 'listSwitchStates' | 'getSwitchState' | 'putSwitchState'>;

/** How day/night switches stand, and turning them. */
export function switchRoutes({ database: { things, dialledStates } }: SwitchParts): SwitchRoutes {
  const codeOfSwitches = async () => {
    const changed = await things.list('feature-code');
    return codesOf(changed.map(({ thing }) => thing))['day-night'];
  };
  const read = async (number: string) => {
    if (!(await things.find('switch', number))) throw new AppError('not-found', `There is no switch ${number}.`);
    const [stored, code] = await Promise.all([dialledStates.find('switch', number), codeOfSwitches()]);
    return presentSwitchState(number, stored, code);
  };
  return {
    listSwitchStates: async () => {
      const [switches, states, code] = await Promise.all([
        things.list('switch'),
        dialledStates.list('switch'),
        codeOfSwitches(),
      ]);
      const items = switches.map(({ thing: { number } }) =>
        presentSwitchState(number, states.get(number) ?? null, code),
      );
      return { items };
    },
    getSwitchState: ({ params }) => read(params.key),
    putSwitchState: async ({ params, body, visitor }) => {
      await read(params.key);
      await dialledStates.change('switch', { [params.key]: switchText(body.state) }, visitor.account.username);
      return read(params.key);
    },
  };
}

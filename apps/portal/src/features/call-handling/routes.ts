import type { Database } from '@flexpbx/db';
import {
  type CallHandling,
  type CallHandlingChange,
  codesOf,
  handlingFault,
  handlingFrom,
  statesOf,
} from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { AppError } from '@flexpbx/runtime';
import type { Handlers, Visitor } from '../../http/handler.ts';
import { ownExtension } from '../me/own-extension.ts';

/** What the call handling routes are built from. */
export interface CallHandlingParts {
  readonly database: Pick<Database, 'extensions' | 'dialledStates' | 'things'>;
}

type CallHandlingRoutes = Pick<
  Handlers<Api>,
  'getPhoneCodes' | 'getCallHandling' | 'changeCallHandling' | 'getMyCallHandling' | 'changeMyCallHandling'
>;

/** Forwards, do not disturb, call waiting: of any extension for administrators, of the own for everybody. */
export function callHandlingRoutes({ database }: CallHandlingParts): CallHandlingRoutes {
  const read = async (number: string): Promise<CallHandling> => {
    if (!(await database.extensions.find(number))) throw new AppError('not-found', `There is no extension ${number}.`);
    const states = await database.dialledStates.beginningWith('handling', `${number}/`);
    return handlingFrom(number, (key) => states.get(key)?.value ?? '');
  };
  const change = async (number: string, wanted: CallHandlingChange, { account }: Visitor): Promise<CallHandling> => {
    const fault = handlingFault(number, wanted, await database.things.settings());
    if (fault) throw new AppError('invalid-input', fault.message, { fields: { [fault.field]: fault.message } });
    await read(number);
    await database.dialledStates.change('handling', statesOf(number, wanted), account.username);
    return read(number);
  };
  return {
    getPhoneCodes: async () => {
      const changed = await database.things.list('feature-code');
      return { codes: codesOf(changed.map(({ thing }) => thing)) };
    },
    getCallHandling: ({ params }) => read(params.number),
    changeCallHandling: ({ params, body, visitor }) => change(params.number, body, visitor),
    getMyCallHandling: async ({ visitor }) => read(ownExtension(visitor)),
    changeMyCallHandling: async ({ body, visitor }) => change(ownExtension(visitor), body, visitor),
  };
}

import type { Database } from '@flexpbx/db';
import type { LiveCall } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { AppError } from '@flexpbx/runtime';
import type { Handlers } from '../../http/handler.ts';
import { answerLimitMs, orderAndAwait } from './await-answer.ts';
import { presentCall } from './present.ts';

/** What the call routes are built from. */
export interface CallParts {
  readonly database: Pick<Database, 'liveCalls' | 'orders' | 'bell'>;
}

/** Calls going on now. */
export function callRoutes({ database }: CallParts): Pick<Handlers<Api>, 'listCalls' | 'getCall' | 'hangUpCall'> {
  return {
    listCalls: async () => ({ items: (await database.liveCalls.list()).map(presentCall) }),

    getCall: async ({ params }) => presentCall(await running(database, params.call_id)),

    hangUpCall: async ({ params, visitor }) => {
      const { id } = await running(database, params.call_id);
      const order = { kind: 'hang-up-call', callId: id } as const;
      const answer = await orderAndAwait(database, order, visitor.account.username, answerLimitMs);
      if (answer.outcome === 'refused') {
        // Most refusals are calls that ended by themselves meanwhile.
        await running(database, id);
        throw new AppError('asterisk-refused', `The call could not be hung up: ${answer.reason}`);
      }
      return undefined;
    },
  };
}

async function running(database: Pick<Database, 'liveCalls'>, id: string): Promise<LiveCall> {
  const call = await database.liveCalls.find(id);
  if (!call) throw new AppError('not-found', 'This call is over.');
  return call;
}

import type { Database } from '@flexpbx/db';
import type { Order } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { AppError } from '@flexpbx/runtime';
import type { Handlers } from '../../http/handler.ts';
import { answerLimitMs, orderAndAwait } from '../calls/await-answer.ts';

/** What the paging routes are built from. */
export interface PagingParts {
  readonly database: Pick<Database, 'things' | 'extensions' | 'orders' | 'bell'>;
}

/** Pages that are made from the portal. */
export function pagingRoutes({ database }: PagingParts): Pick<Handlers<Api>, 'announceToZone' | 'pageByPhone'> {
  const { things, extensions } = database;

  const mustBeThere = async (zone: string) => {
    if (!(await things.find('paging-zone', zone))) throw new AppError('not-found', `There is no paging zone ${zone}.`);
  };

  const carriedOut = async (order: Order, actor: string) => {
    const answer = await orderAndAwait(database, order, actor, answerLimitMs);
    if (answer.outcome === 'refused') throw new AppError('conflict', answer.reason);
    return undefined;
  };

  return {
    announceToZone: async ({ params: { key }, body: { prompt }, visitor }) => {
      await mustBeThere(key);
      if (!(await things.find('prompt', prompt))) throw invalid('prompt', 'There is no such prompt.');
      return carriedOut({ kind: 'announce-to-zone', zone: key, prompt }, visitor.account.username);
    },

    pageByPhone: async ({ params: { key }, body: { extension }, visitor }) => {
      await mustBeThere(key);
      if (!(await extensions.find(extension))) throw invalid('extension', 'There is no such extension.');
      return carriedOut({ kind: 'page-by-phone', zone: key, extension }, visitor.account.username);
    },
  };
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid-input', message, { fields: { [field]: message } });
}

import { randomUUID } from 'node:crypto';
import type { Database, SubscribedBrowser } from '@flexpbx/db';
import { endpointFault } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { AppError, type Environment } from '@flexpbx/runtime';
import type { Handlers } from '../../http/handler.ts';
import { addAndAwait } from '../mail/await-delivery.ts';
import { deviceName } from './device-name.ts';

/** What the push routes are built from. */
export interface PushParts {
  readonly database: Pick<Database, 'pushSubscriptions' | 'outbox' | 'bell'>;
  /** What browsers subscribe with. */
  readonly pushPublicKey: string;
  readonly environment: Pick<Environment, 'trustedPushOrigin'>;
}

type PushRoutes = Pick<Handlers<Api>, 'listMyBrowsers' | 'subscribeBrowser' | 'unsubscribeBrowser' | 'testBrowser'>;

/** More than anybody has; each is one more request at every notice. */
const mostBrowsers = 20;

/** Browsers that show somebody's notifications. */
export function pushRoutes({ database, pushPublicKey, environment }: PushParts): PushRoutes {
  const { pushSubscriptions } = database;
  return {
    listMyBrowsers: async ({ visitor }) => ({
      public_key: pushPublicKey,
      items: (await pushSubscriptions.listOf(visitor.account.username)).map(present),
    }),

    subscribeBrowser: async ({ body: { endpoint, keys }, visitor: { account }, userAgent, header }) => {
      const fault = endpointFault(endpoint, environment.trustedPushOrigin);
      if (fault) throw new AppError('invalid-input', fault, { fields: { endpoint: fault } });
      const known = await pushSubscriptions.listOf(account.username);
      if (known.length >= mostBrowsers) {
        throw new AppError('conflict', `At most ${mostBrowsers} browsers show notifications. Remove one first.`);
      }
      const browser = await pushSubscriptions.subscribe(account.username, { endpoint, keys }, deviceName(userAgent));
      header('Location', `/api/me/browsers/${browser.id}`);
      return present(browser);
    },

    unsubscribeBrowser: async ({ params: { id }, visitor }) => {
      await pushSubscriptions.unsubscribe(visitor.account.username, id);
      return undefined;
    },

    testBrowser: async ({ params: { id }, visitor, gone }) => {
      const mine = await pushSubscriptions.listOf(visitor.account.username);
      const browser = mine.find((one) => one.id === id);
      if (!browser) throw new AppError('not-found', 'This browser is not told of anything.');
      const { device } = browser;
      return addAndAwait(database, { kind: 'push-test', id: randomUUID(), browser: id, device }, gone);
    },
  };
}

function present({ id, device, endpointHash, createdAt }: SubscribedBrowser) {
  return { id, device, endpoint_hash: endpointHash, since: createdAt.toISOString() };
}

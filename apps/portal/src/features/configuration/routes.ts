import type { Database } from '@flexpbx/db';
import type { Api } from '@flexpbx/domain/api';
import type { Handlers } from '../../http/handler.ts';
import { presentAttempt, presentConfiguration } from './present.ts';

/** What the configuration routes are built from. */
export interface ConfigurationParts {
  readonly database: Pick<Database, 'configuration'>;
}

const historyLength = 50;

/** What Asterisk runs with, what waits, and what was tried. */
export function configurationRoutes({
  database: { configuration },
}: ConfigurationParts): Pick<Handlers<Api>, 'getConfiguration' | 'retryConfiguration'> {
  return {
    getConfiguration: async () => {
      const [state, history] = await Promise.all([configuration.state(), configuration.history(historyLength)]);
      return { ...presentConfiguration(state), history: history.map(presentAttempt) };
    },
    retryConfiguration: async ({ visitor }) =>
      presentConfiguration(await configuration.requestApply(visitor.account.username)),
  };
}

import type { Database } from '@flexpbx/db';
import type { Settings } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import type { Handlers, RequestOf } from '../../http/handler.ts';
import type { TryRendering } from '../../trial-rendering.ts';

/** What the settings routes are built from. */
export interface SettingsParts {
  readonly database: Pick<Database, 'things'>;
  readonly tryRendering: TryRendering;
}

/** Settings of the whole system. */
export function settingsRoutes({
  database: { things },
  tryRendering,
}: SettingsParts): Pick<Handlers<Api>, 'getConfig' | 'changeConfig' | 'putConfig'> {
  const change = async ({ body, visitor }: Pick<RequestOf<Api['changeConfig']>, 'body' | 'visitor'>) => {
    const house = await things.everything();
    tryRendering({ extensions: [], ...house, settings: merged(house.settings, body) });
    return present(await things.changeSettings(body, visitor.account.username));
  };
  return { getConfig: async () => present(await things.settings()), changeConfig: change, putConfig: change };
}

/** Settings as the API shows them: of secrets only whether they hold something. */
function present(settings: Settings) {
  const { mail, ...sections } = settings;
  const { password, ...shown } = mail;
  return { ...sections, mail: shown, secrets_set: password === null ? [] : ['mail.password'] };
}

function merged(settings: Settings, change: RequestOf<Api['changeConfig']>['body']): Settings {
  const sections = Object.entries(settings).map(([name, section]) => [
    name,
    { ...section, ...change[name as keyof Settings] },
  ]);
  return Object.fromEntries(sections) as Settings;
}

import type { Database } from '@flexpbx/db';
import { type AllowedEngines, engineFault, type Settings, type SettingsSection, secretSettings } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { AppError, type Environment } from '@flexpbx/runtime';
import type { Handlers, RequestOf } from '../../http/handler.ts';
import type { TryRendering } from '../../trial-rendering.ts';

/** What the settings routes are built from. */
export interface SettingsParts {
  readonly database: Pick<Database, 'things'>;
  readonly tryRendering: TryRendering;
  readonly environment: Pick<Environment, 'transcription'>;
}

/** Settings of the whole system. */
export function settingsRoutes({
  database: { things },
  tryRendering,
  environment,
}: SettingsParts): Pick<Handlers<Api>, 'getConfig' | 'changeConfig' | 'putConfig'> {
  const change = async ({ body, visitor }: Pick<RequestOf<Api['changeConfig']>, 'body' | 'visitor'>) => {
    const house = await things.everything();
    const settings = merged(house.settings, body);
    if (body.transcription) assertAllowed(settings, environment.transcription);
    tryRendering({ extensions: [], ...house, settings });
    return present(await things.changeSettings(body, visitor.account.username));
  };
  return { getConfig: async () => present(await things.settings()), changeConfig: change, putConfig: change };
}

/** Whoever may change settings can't have this machine call or run what its operator does not allow. */
function assertAllowed({ transcription }: Settings, allowed: AllowedEngines): void {
  const fault = engineFault(transcription, allowed);
  if (fault) throw new AppError('invalid-input', fault.message, { fields: { [fault.field]: fault.message } });
}

/** Settings as the API shows them: of secrets only whether they hold something. */
function present(settings: Settings) {
  const { password: _, ...mail } = settings.mail;
  const { openai_key: _openai, google_key: _google, ...transcription } = settings.transcription;
  return { ...settings, mail, transcription, secrets_set: secretsIn(settings) };
}

function secretsIn(settings: Settings): string[] {
  return Object.entries(secretSettings).flatMap(([name, fields]) => {
    const section: Readonly<Record<string, unknown>> = settings[name as SettingsSection];
    return fields.filter((field) => section[field] !== null).map((field) => `${name}.${field}`);
  });
}

function merged(settings: Settings, change: RequestOf<Api['changeConfig']>['body']): Settings {
  const sections = Object.entries(settings).map(([name, section]) => [
    name,
    { ...section, ...change[name as keyof Settings] },
  ]);
  return Object.fromEntries(sections) as Settings;
}

import type { Database, StoredExtension } from '@flexpbx/db';
import { defaultSettings, type Extension, noThings, type Registration } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { makeTemporaryPassword } from '@flexpbx/ops/temporary-password';
import { AppError, type Clock, type Environment } from '@flexpbx/runtime';
import type { Handlers, RequestOf } from '../../http/handler.ts';
import type { TryRendering } from '../../trial-rendering.ts';
import { extensionChange, newExtension } from './accept.ts';
import { assertDeletable, assertOwnersNameIsFree } from './policy.ts';
import { presentExtension, presentPhoneSetup } from './present.ts';

/** What the extension routes are built from. */
export interface ExtensionParts {
  readonly database: Pick<Database, 'extensions' | 'registrations' | 'accounts' | 'audit'>;
  readonly environment: Pick<Environment, 'publicHost' | 'ports'>;
  readonly clock: Clock;
  /** Renders for Asterisk and forgets the result. Throws `configuration-refused` when it can't be rendered. */
  readonly tryRendering: TryRendering;
}

type ExtensionRoutes = Pick<
  Handlers<Api>,
  | 'listExtensions'
  | 'createExtension'
  | 'getExtension'
  | 'changeExtension'
  | 'putExtension'
  | 'deleteExtension'
  | 'getPhoneSetup'
  | 'giveTemporaryPassword'
>;

/** What PATCH and PUT have in common: all there is to them. */
type Change = Pick<RequestOf<Api['changeExtension']>, 'params' | 'body' | 'visitor'>;

/** Extensions, what their phones need, and the accounts of their owners. */
export function extensionRoutes(parts: ExtensionParts): ExtensionRoutes {
  const { database, environment, clock, tryRendering } = parts;

  const tryAlone = (extension: Extension) =>
    tryRendering({ extensions: [extension], things: noThings, settings: defaultSettings });

  const withPhones = async (extension: StoredExtension) =>
    presentExtension(extension, await database.registrations.forExtension(extension.number));

  const change = async ({ params, body, visitor }: Change) => {
    const changed = extensionChange(body);
    tryAlone({ ...(await existing(database, params.number)), ...changed });
    return withPhones(await database.extensions.change(params.number, changed, visitor.account.username));
  };

  return {
    listExtensions: async ({ query }) => {
      const [extensions, registrations] = await Promise.all([
        database.extensions.list(query.search === undefined ? {} : { search: query.search }),
        database.registrations.list(),
      ]);
      const phones = Map.groupBy(registrations, (registration: Registration) => registration.extension);
      return { items: extensions.map((extension) => presentExtension(extension, phones.get(extension.number) ?? [])) };
    },

    createExtension: async ({ body, visitor, header }) => {
      const extension = newExtension(body);
      tryAlone(extension);
      assertOwnersNameIsFree(extension.number, await database.accounts.findByUsername(extension.number));
      const actor = visitor.account.username;
      await database.extensions.create(extension, actor);
      await createAccount(database, extension.number, actor);
      header('Location', `/api/extensions/${extension.number}`);
      return withPhones(await existing(database, extension.number));
    },

    getExtension: async ({ params }) => withPhones(await existing(database, params.number)),

    changeExtension: change,
    putExtension: change,

    deleteExtension: async ({ params, visitor }) => {
      assertDeletable(params.number, await database.accounts.findByExtension(params.number));
      await database.extensions.delete(params.number, visitor.account.username);
      return undefined;
    },

    getPhoneSetup: async ({ params, visitor }) => {
      const extension = await existing(database, params.number);
      // Written down first: nobody reads a phone's password without a trace.
      await database.audit.note({
        actor: visitor.account.username,
        action: 'phone-setup.read',
        target: extension.number,
      });
      return presentPhoneSetup(extension, environment);
    },

    giveTemporaryPassword: async ({ params, visitor }) => {
      const { number } = await existing(database, params.number);
      const actor = visitor.account.username;
      // Extensions that were imported have no account until somebody asks for one.
      const account =
        (await database.accounts.findByExtension(number)) ?? (await createAccount(database, number, actor));
      const { password, hash, expiresAt } = await makeTemporaryPassword(new Date(clock.now()));
      await database.accounts.giveTemporaryPassword(account.username, { hash, expiresAt }, actor);
      return { username: account.username, password, expires_at: expiresAt.toISOString() };
    },
  };
}

async function existing(database: Pick<Database, 'extensions'>, number: string): Promise<StoredExtension> {
  const extension = await database.extensions.find(number);
  if (!extension) throw new AppError('not-found', `There is no extension ${number}.`);
  return extension;
}

/** The owner of an extension signs in with its number. */
async function createAccount(database: Pick<Database, 'accounts'>, number: string, actor: string) {
  return await database.accounts.create({ username: number, role: 'user', extension: number }, actor);
}

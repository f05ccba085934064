import type { Database } from '@flexpbx/db';
import { phoneState } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import type { Handlers } from '../../http/handler.ts';
import { presentRegistration } from '../extensions/present.ts';

/** What the routes about oneself are built from. */
export interface MeParts {
  readonly database: Pick<Database, 'extensions' | 'registrations'>;
  readonly voicemail: Pick<VoicemailSpool, 'counts'>;
}

/** The phone of whoever is signed in. */
export function meRoutes({ database, voicemail }: MeParts): Pick<Handlers<Api>, 'getMyPhone'> {
  return {
    getMyPhone: async ({ visitor }) => {
      const { extension: number } = visitor.account;
      if (number === null) return { number, name: null, state: 'offline', registrations: [], new_messages: 0 };
      const [extension, registrations, messages] = await Promise.all([
        database.extensions.find(number),
        database.registrations.forExtension(number),
        voicemail.counts(number),
      ]);
      return {
        number,
        name: extension?.name ?? null,
        state: phoneState(registrations),
        registrations: registrations.map(presentRegistration),
        new_messages: messages.new,
      };
    },
  };
}

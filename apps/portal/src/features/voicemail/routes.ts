import type { Database } from '@flexpbx/db';
import type { Account, VoicemailMessage } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { AppError, type Logger, reasonOf } from '@flexpbx/runtime';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import type { Handlers } from '../../http/handler.ts';
import { sendAudio } from '../../http/send-audio.ts';
import { openMailbox } from './policy.ts';
import { presentMessage } from './present.ts';

/** What the voicemail routes are built from. */
export interface VoicemailParts {
  readonly database: Pick<Database, 'mailboxBook' | 'orders' | 'bell' | 'transcriptions'>;
  readonly voicemail: VoicemailSpool;
  readonly logger: Logger;
}

type VoicemailRoutes = Pick<
  Handlers<Api>,
  'listVoicemail' | 'getVoicemailAudio' | 'changeVoicemail' | 'deleteVoicemail'
>;

/** Messages in mailboxes: the own one for everybody, any for administrators. */
export function voicemailRoutes({ database, voicemail, logger }: VoicemailParts): VoicemailRoutes {
  const open = (account: Account, mailbox: string) => openMailbox(database.mailboxBook, account, mailbox);

  /** Lights and other browsers follow. What was done in the mailbox stands, also when nobody can be told. */
  const announce = async (mailbox: string, account: Account) => {
    database.bell.notify('voicemail');
    await database.orders
      .give({ kind: 'refresh-message-waiting', mailbox }, account.username)
      .catch((fault: unknown) =>
        logger.warn('a message light could not be refreshed', { mailbox, reason: reasonOf(fault) }),
      );
  };

  return {
    listVoicemail: async ({ params, visitor }) => {
      await open(visitor.account, params.mailbox);
      const messages = await voicemail.listMessages(params.mailbox);
      const words = await database.transcriptions.ofMailbox(params.mailbox);
      return { items: newestFirst(messages).map((message) => presentMessage(message, words.get(message.id) ?? null)) };
    },

    getVoicemailAudio: async ({ params, visitor }) => {
      await open(visitor.account, params.mailbox);
      const file = await voicemail.openAudio(params.mailbox, params.id);
      if (!file) throw gone();
      return (response) => sendAudio(file, response);
    },

    changeVoicemail: async ({ params, body, visitor }) => {
      await open(visitor.account, params.mailbox);
      await (body.heard ? voicemail.markHeard : voicemail.markNew)(params.mailbox, [params.id]);
      const message = await voicemail.findMessage(params.mailbox, params.id);
      if (!message) throw gone();
      await announce(params.mailbox, visitor.account);
      const { mailbox, id } = params;
      return presentMessage(message, await database.transcriptions.find({ kind: 'message', mailbox, id }));
    },

    deleteVoicemail: async ({ params, visitor }) => {
      await open(visitor.account, params.mailbox);
      if (!(await voicemail.deleteMessage(params.mailbox, params.id))) throw gone();
      await announce(params.mailbox, visitor.account);
      return undefined;
    },
  };
}

function newestFirst(messages: readonly VoicemailMessage[]): VoicemailMessage[] {
  return messages.toSorted((one, other) => other.receivedAt.getTime() - one.receivedAt.getTime());
}

function gone(): AppError {
  return new AppError('not-found', 'There is no such message any more.');
}

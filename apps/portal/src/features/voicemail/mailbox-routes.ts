import type { Database } from '@flexpbx/db';
import { type Extension, isPinFor, limitsOf, mailboxOptions } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { AppError } from '@flexpbx/runtime';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import type { Handlers } from '../../http/handler.ts';
import { sendAudio } from '../../http/send-audio.ts';
import { convertGreeting } from './convert-greeting.ts';
import { assertMayLimit, openMailbox } from './policy.ts';

/** What the mailbox routes are built from. */
export interface MailboxParts {
  readonly database: Pick<Database, 'extensions' | 'things' | 'bell'>;
  readonly voicemail: VoicemailSpool;
}

type MailboxRoutes = Pick<
  Handlers<Api>,
  'getMailbox' | 'changeMailbox' | 'getGreetingAudio' | 'putGreeting' | 'deleteGreeting'
>;

/** Greetings, PINs and limits of mailboxes: the own one for everybody, any for administrators. */
export function mailboxRoutes({ database: { extensions, things, bell }, voicemail }: MailboxParts): MailboxRoutes {
  const present = async ({ number, mailbox }: Extension) => {
    const counts = limitsOf(mailbox, (await things.settings()).voicemail);
    return {
      mailbox: number,
      greetings: await voicemail.listGreetings(number),
      limits: mailbox,
      counts: {
        max_messages: counts.maxMessages,
        max_message_seconds: counts.maxMessageSeconds,
        min_message_seconds: counts.minMessageSeconds,
        silence_seconds: counts.silenceSeconds ?? 0,
      },
    };
  };

  return {
    getMailbox: async ({ params, visitor }) => present(await openMailbox(extensions, visitor.account, params.mailbox)),

    changeMailbox: async ({ params, body, visitor: { account } }) => {
      const { number, mailbox } = await openMailbox(extensions, account, params.mailbox);
      const { pin, ...limits } = body;
      if (Object.keys(limits).length > 0) assertMayLimit(account);
      if (pin !== undefined && !isPinFor(number, pin)) throw pinIsTheNumber();
      const change = {
        ...(pin !== undefined && { voicemailPin: pin }),
        mailbox: mailboxOptions.parse({ ...mailbox, ...limits }),
      };
      return present(await extensions.change(number, change, account.username));
    },

    getGreetingAudio: async ({ params, visitor }) => {
      await openMailbox(extensions, visitor.account, params.mailbox);
      const file = await voicemail.openGreeting(params.mailbox, params.kind);
      if (!file) throw noGreeting();
      return (response) => sendAudio(file, response);
    },

    putGreeting: async ({ params, file, visitor }) => {
      const extension = await openMailbox(extensions, visitor.account, params.mailbox);
      await voicemail.putGreeting(params.mailbox, params.kind, await convertGreeting(file));
      bell.notify('voicemail');
      return present(extension);
    },

    deleteGreeting: async ({ params, visitor }) => {
      await openMailbox(extensions, visitor.account, params.mailbox);
      if (!(await voicemail.deleteGreeting(params.mailbox, params.kind))) throw noGreeting();
      bell.notify('voicemail');
      return undefined;
    },
  };
}

function noGreeting(): AppError {
  return new AppError('not-found', 'This mailbox has no such greeting.');
}

function pinIsTheNumber(): AppError {
  const message = 'The number of the mailbox is the first that is tried. Choose other digits.';
  return new AppError('invalid-input', message, { fields: { pin: message } });
}

import type { Database, KnownMailbox } from '@flexpbx/db';
import { isPinFor, isTranscribed, limitsOf, mailboxOptions } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { AppError } from '@flexpbx/runtime';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import type { Handlers } from '../../http/handler.ts';
import { sendAudio } from '../../http/send-audio.ts';
import { convertGreeting } from './convert-greeting.ts';
import { assertMayLimit, openMailbox } from './policy.ts';
import { speakGreeting } from './speak-greeting.ts';

/** What the mailbox routes are built from. */
export interface MailboxParts {
  readonly database: Pick<Database, 'mailboxBook' | 'things' | 'bell'>;
  readonly voicemail: VoicemailSpool;
}

type MailboxRoutes = Pick<
  Handlers<Api>,
  'getMailbox' | 'changeMailbox' | 'getGreetingAudio' | 'putGreeting' | 'speakGreeting' | 'deleteGreeting'
>;

/** Greetings, PINs and limits of mailboxes: the own and shared ones for everybody, any for administrators. */
export function mailboxRoutes({ database, voicemail }: MailboxParts): MailboxRoutes {
  const { things, bell, mailboxBook: book } = database;
  const present = async ({ number, name, isShared, options }: KnownMailbox) => {
    const { voicemail: system, transcription } = await things.settings();
    const counts = limitsOf(options, system);
    const { transcribe, attach_sound, ...limits } = options;
    return {
      ...{ mailbox: number, name, shared: isShared },
      greetings: await voicemail.listGreetings(number),
      limits,
      attach_sound,
      attaches_sound: attach_sound ?? system.attach_sound,
      transcribe,
      transcribes: isTranscribed(options, transcription),
      counts: {
        max_messages: counts.maxMessages,
        max_message_seconds: counts.maxMessageSeconds,
        min_message_seconds: counts.minMessageSeconds,
        silence_seconds: counts.silenceSeconds ?? 0,
      },
    };
  };

  return {
    getMailbox: async ({ params, visitor }) => present(await openMailbox(book, visitor.account, params.mailbox)),

    changeMailbox: async ({ params, body, visitor: { account } }) => {
      const mailbox = await openMailbox(book, account, params.mailbox);
      const { pin, transcribe, attach_sound, ...limits } = body;
      if (Object.keys(limits).length > 0) assertMayLimit(account);
      if (pin !== undefined && !isPinFor(mailbox.number, pin)) throw pinIsTheNumber();
      const options = mailboxOptions.parse({
        ...{ ...mailbox.options, ...limits },
        ...(transcribe !== undefined && { transcribe }),
        ...(attach_sound !== undefined && { attach_sound }),
      });
      return present(await book.change(mailbox, { options, ...(pin !== undefined && { pin }) }, account.username));
    },

    getGreetingAudio: async ({ params, visitor }) => {
      await openMailbox(book, visitor.account, params.mailbox);
      const file = await voicemail.openGreeting(params.mailbox, params.kind);
      if (!file) throw noGreeting();
      return (response) => sendAudio(file, response);
    },

    putGreeting: async ({ params, file, visitor }) => {
      const mailbox = await openMailbox(book, visitor.account, params.mailbox);
      await voicemail.putGreeting(params.mailbox, params.kind, await convertGreeting(file));
      bell.notify('voicemail');
      return present(mailbox);
    },

    speakGreeting: async ({ params, body, visitor }) => {
      const mailbox = await openMailbox(book, visitor.account, params.mailbox);
      await voicemail.putGreeting(params.mailbox, params.kind, await speakGreeting(body));
      bell.notify('voicemail');
      return present(mailbox);
    },

    deleteGreeting: async ({ params, visitor }) => {
      await openMailbox(book, visitor.account, params.mailbox);
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

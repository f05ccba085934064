import type { Database, KnownMailbox } from '@flexpbx/db';
import { closedUntil, limitsOf } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import type { Clock } from '@flexpbx/runtime';
import type { VoicemailSpool } from '@flexpbx/voicemail-spool';
import type { Handlers } from '../../http/handler.ts';
import { openMailbox } from './policy.ts';

/** What the routes of all mailboxes are built from. */
export interface MailboxListParts {
  readonly database: Pick<Database, 'mailboxBook' | 'things' | 'mailboxes' | 'bell'>;
  readonly voicemail: Pick<VoicemailSpool, 'listMessages' | 'counts'>;
  readonly clock: Pick<Clock, 'now'>;
}

type MailboxListRoutes = Pick<Handlers<Api>, 'listMailboxes' | 'unlockMailbox' | 'listMyMailboxes'>;

/** Every mailbox for who looks after all, and for everybody those they may open. */
export function mailboxListRoutes({ database, voicemail, clock }: MailboxListParts): MailboxListRoutes {
  const { things, mailboxes, mailboxBook: book, bell } = database;
  const present = async ({ number, name, isShared }: KnownMailbox, maxMessages: number, lockedUntil: Date | null) => {
    const messages = await voicemail.listMessages(number);
    const received = messages.map(({ receivedAt }) => receivedAt.getTime());
    const news = messages.filter(({ folder }) => folder === 'INBOX').length;
    return {
      ...{ mailbox: number, name, shared: isShared, max_messages: maxMessages },
      new_messages: news,
      old_messages: messages.length - news,
      used_seconds: messages.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
      last_message_at: received.length === 0 ? null : new Date(Math.max(...received)).toISOString(),
      locked_until: lockedUntil?.toISOString() ?? null,
    };
  };

  return {
    listMailboxes: async () => {
      const [known, wrong, settings] = await Promise.all([book.list(), mailboxes.allWrongPins(), things.settings()]);
      const now = new Date(clock.now());
      const presented = known.map((mailbox) =>
        present(
          mailbox,
          limitsOf(mailbox.options, settings.voicemail).maxMessages,
          closedUntil(wrong.get(mailbox.number) ?? null, now),
        ),
      );
      return { items: await Promise.all(presented) };
    },

    unlockMailbox: async ({ params, visitor }) => {
      await openMailbox(book, visitor.account, params.mailbox);
      await mailboxes.forgetWrongPins(params.mailbox);
      bell.notify('voicemail');
      return undefined;
    },

    listMyMailboxes: async ({ visitor: { account } }) => {
      const mine = (await book.list()).filter(({ openers }) => openers.includes(account.extension ?? ''));
      return {
        items: await Promise.all(
          mine.map(async ({ number, name, isShared }) => ({
            ...{ mailbox: number, name, shared: isShared },
            new_messages: (await voicemail.counts(number)).new,
          })),
        ),
      };
    },
  };
}

import type { NoticeOf } from '@flexpbx/domain';
import type { NoticeWriter } from './notice-writer.ts';

/** Somebody guessed at the PIN of a mailbox. */
export const mailboxClosed: NoticeWriter<'mailbox-closed'> = {
  mail: {
    values: async (told, { timeZone }) => ({
      mailbox: told.mailbox,
      caller: callerOf(told),
      time: new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(
        new Date(told.closed_at),
      ),
    }),
    attachments: async () => [],
  },
  push: async (told) => ({
    title: `Wrong PINs for mailbox ${told.mailbox}`,
    body: `It takes no PIN for some minutes. The last one came from ${callerOf(told)}.`,
    page: '/me/voicemail',
    tag: `mailbox-closed-${told.mailbox}`,
    urgency: 'high',
    lifetimeSeconds: 24 * 60 * 60,
  }),
};

function callerOf({ from }: NoticeOf<'mailbox-closed'>): string {
  return from || 'a caller who hides the number';
}

import type { NoticeOf } from '@flexpbx/domain';
import type { NoticeWriter } from './notice-writer.ts';

type Told = NoticeOf<'voicemail-reminder'>;

/** Messages wait to be heard. */
export const voicemailReminder: NoticeWriter<'voicemail-reminder'> = {
  mail: {
    values: async (told, { timeZone }) => ({
      mailbox: told.mailbox,
      messages: countOf(told),
      oldest: new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(
        new Date(told.oldest_at),
      ),
    }),
    attachments: async () => [],
  },
  push: async (told) => ({
    title: `${countOf(told)} in mailbox ${told.mailbox}`,
    body: told.count === 1 ? 'It waits to be heard.' : 'They wait to be heard.',
    page: '/me/voicemail',
    tag: `voicemail-reminder-${told.mailbox}`,
    urgency: 'normal',
    lifetimeSeconds: 12 * 60 * 60,
  }),
};

function countOf({ count }: Told): string {
  return count === 1 ? '1 new message' : `${count} new messages`;
}

import type { NoticeOf } from '@flexpbx/domain';
import type { NoticeWriter } from './notice-writer.ts';

/** Somebody called and nobody answered. */
export const missedCall: NoticeWriter<'missed-call'> = {
  mail: {
    values: async (told, { timeZone }) => ({
      extension: told.extension,
      caller: callerOf(told),
      time: new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(
        new Date(told.called_at),
      ),
    }),
    attachments: async () => [],
  },
  push: async (told, { timeZone }) => ({
    title: `Missed call from ${callerOf(told)}`,
    body: `At ${new Intl.DateTimeFormat('en', { timeStyle: 'short', timeZone }).format(new Date(told.called_at))}.`,
    page: '/me/calls',
    tag: `missed-call-${told.id}`,
    urgency: 'normal',
    lifetimeSeconds: 24 * 60 * 60,
  }),
};

function callerOf({ from, from_name }: NoticeOf<'missed-call'>): string {
  if (from_name !== '' && from !== '') return `${from_name} (${from})`;
  return from_name || from || 'a caller who hides the number';
}

import type { NoticeOf } from '@flexpbx/domain';
import type { NoticeWriter } from './notice-writer.ts';

type Told = NoticeOf<'voicemail'>;

const dayInSeconds = 24 * 60 * 60;
/** Letters of a text that a notification shows. */
const shownOfText = 140;

/** Somebody left a message. */
export const voicemail: NoticeWriter<'voicemail'> = {
  mail: {
    values: async (told, { timeZone, wordsOf }) => ({
      mailbox: told.mailbox,
      caller: callerOf(told),
      time: new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(
        new Date(told.received_at),
      ),
      duration: durationOf(told),
      text: await wordsOf(told.mailbox, told.id),
    }),
    async attachments({ mailbox, id, received_at }, { soundOf }) {
      // Who has deleted it already wants to hear of it no more than that it came.
      const path = await soundOf(mailbox, id);
      const filename = `message-${received_at.slice(0, 16).replace(/\D/g, '-')}.wav`;
      return path === null ? [] : [{ path, filename, contentType: 'audio/wav' }];
    },
  },
  push: async (told, { wordsOf }) => ({
    title: `New message from ${callerOf(told)}`,
    body: firstWords(await wordsOf(told.mailbox, told.id)) || `It lasts ${durationOf(told)}.`,
    page: '/me/voicemail',
    tag: `voicemail-${told.id}`,
    urgency: 'normal',
    lifetimeSeconds: dayInSeconds,
  }),
};

/** As much of a text as a small screen shows, whole words. */
function firstWords(text: string): string {
  if (text.length <= shownOfText) return text;
  const cut = text.slice(0, shownOfText);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), shownOfText / 2)).trimEnd()} …`;
}

function callerOf({ from, from_name }: Told): string {
  if (from_name !== '' && from !== '') return `${from_name} (${from})`;
  return from_name || from || 'an unknown caller';
}

function durationOf({ duration }: Told): string {
  const [minutes, seconds] = [Math.floor(duration / 60), duration % 60];
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds} s`;
}

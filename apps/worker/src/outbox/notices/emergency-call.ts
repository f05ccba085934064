import type { NoticeOf } from '@flexpbx/domain';
import type { NoticeWriter } from './notice-writer.ts';

type Told = NoticeOf<'emergency-call'>;

const outcomes: Readonly<Record<Told['outcome'], string>> = {
  blocked: 'The system is in test mode: the call was NOT sent. Whoever called needs your help.',
  failed: 'The call could NOT be sent: no line took it. Whoever called needs your help.',
  ringing: 'The call is on its way to the emergency centre.',
  answered: 'The emergency centre has answered.',
  'given-up': 'The caller hung up before anybody answered.',
};

/** Somebody called for help. */
export const emergencyCall: NoticeWriter<'emergency-call'> = {
  mail: {
    values: async (told, { timeZone }) => ({
      number: told.number,
      extension: told.extension,
      caller: callerOf(told),
      place: told.place || 'not known: no location is set for this extension',
      shown: told.shown ?? 'the number of the line',
      outcome: outcomes[told.outcome],
      time: timeOf(told, timeZone),
    }),
    attachments: async () => [],
  },
  push: async (told) => ({
    title: `Emergency call ${told.number} from ${callerOf(told)}`,
    body: [told.place, outcomes[told.outcome]].filter((part) => part !== '').join('. '),
    page: '/admin/emergency',
    tag: told.id,
    urgency: 'high',
    lifetimeSeconds: 24 * 60 * 60,
  }),
};

function callerOf({ extension, extension_name: name }: Told): string {
  return name === '' ? extension : `${name} (${extension})`;
}

function timeOf({ started_at }: Told, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'long', timeZone });
  return format.format(new Date(started_at));
}

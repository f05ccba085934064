import type { Input, Output } from '../../api/client.ts';

/** What somebody is told of, as the API answers it. */
export type MyNotifications = Output<'getMyNotifications'>;

/** A thing people can be told of. */
export type Subject = MyNotifications['subjects'][number];

/** Fields of the form, as typed. */
export type NotificationFields = Readonly<{ mail_address: string } & Record<`${Subject}_${'mail' | 'push'}`, boolean>>;

/** What each subject is called. */
export const subjectLabels: Readonly<Record<Subject, string>> = {
  voicemail: 'New voicemail',
  missed_calls: 'Missed calls',
  system_alerts: 'Emergency calls',
};

/** A form to change what somebody is told of. */
export function fieldsOf({ choices, mail_address }: MyNotifications): NotificationFields {
  return {
    mail_address: mail_address ?? '',
    voicemail_mail: choices.voicemail.mail,
    voicemail_push: choices.voicemail.push,
    missed_calls_mail: choices.missed_calls.mail,
    missed_calls_push: choices.missed_calls.push,
    system_alerts_mail: choices.system_alerts.mail,
    system_alerts_push: choices.system_alerts.push,
  };
}

/** What to send. */
export function changeOf(fields: NotificationFields): Input<'changeMyNotifications'>['body'] {
  return {
    mail_address: fields.mail_address.trim() || null,
    choices: {
      voicemail: { mail: fields.voicemail_mail, push: fields.voicemail_push },
      missed_calls: { mail: fields.missed_calls_mail, push: fields.missed_calls_push },
      system_alerts: { mail: fields.system_alerts_mail, push: fields.system_alerts_push },
    },
  };
}

import { z } from 'zod';
import { voicemailPin } from '../secrets.ts';
import { mailboxOptions, mailboxOptionsChange, voicemail } from '../settings/voicemail.ts';
import { greetingKinds } from '../voicemail.ts';
import { route } from './route.ts';
import { VoicemailMessage } from './shapes.ts';

/** What stands in a path. */
export const mailbox = z.object({ mailbox: z.string().regex(/^\d{2,6}$/) });
const message = mailbox.extend({ id: z.string().regex(/^[\w.-]{1,64}$/) });
/** A greeting in a path. */
export const greeting = mailbox.extend({ kind: z.enum(greetingKinds) });

/** Largest file somebody can upload as greeting: three minutes of uncompressed stereo, with some to spare. */
const largestGreeting = 50 * 1024 * 1024;

/** A mailbox as the API answers it. */
export const Mailbox = z
  .object({
    mailbox: z.string(),
    name: z.string().meta({ description: 'Of its owner, or its own where several share it.' }),
    shared: z.boolean(),
    greetings: z.array(z.enum(greetingKinds)).meta({ description: 'Those it has of its own.' }),
    limits: mailboxOptions
      .omit({ transcribe: true, attach_sound: true })
      .meta({ description: 'Its own; null: the system’s.' }),
    counts: voicemail
      .omit({ attach_sound: true, reminder_hour: true })
      .meta({ description: 'The limits that count for it.' }),
    attach_sound: mailboxOptions.shape.attach_sound.meta({
      description: 'Whether mails of its messages carry the sound; null: as for the whole system.',
    }),
    attaches_sound: z.boolean().meta({ description: 'Whether they do.' }),
    transcribe: mailboxOptions.shape.transcribe.meta({
      description: 'Whether its messages are put into words; null: as for the whole system.',
    }),
    transcribes: z.boolean().meta({ description: 'Whether they are: false while it is off for the whole system.' }),
  })
  .meta({ id: 'Mailbox' });

/** Mailboxes: their messages, greetings, PINs and limits. */
export const voicemailRoutes = {
  listVoicemail: route({
    method: 'get',
    path: '/api/voicemail/{mailbox}',
    tag: 'Voicemail',
    summary: 'Messages of a mailbox, newest first',
    permission: 'voicemail.own',
    params: mailbox,
    response: z.object({ items: z.array(VoicemailMessage) }),
  }),
  getVoicemailAudio: route({
    method: 'get',
    path: '/api/voicemail/{mailbox}/{id}/audio',
    tag: 'Voicemail',
    summary: 'A message as sound',
    permission: 'voicemail.own',
    params: message,
    produces: 'audio/wav',
  }),
  changeVoicemail: route({
    method: 'patch',
    path: '/api/voicemail/{mailbox}/{id}',
    tag: 'Voicemail',
    summary: 'Mark a message heard or new',
    permission: 'voicemail.own',
    params: message,
    body: z.strictObject({ heard: z.boolean() }),
    response: VoicemailMessage,
  }),
  deleteVoicemail: route({
    method: 'delete',
    path: '/api/voicemail/{mailbox}/{id}',
    tag: 'Voicemail',
    summary: 'Delete a message',
    permission: 'voicemail.own',
    params: message,
  }),
  getMailbox: route({
    method: 'get',
    path: '/api/mailboxes/{mailbox}',
    tag: 'Voicemail',
    summary: 'Greetings and limits of a mailbox',
    permission: 'voicemail.own',
    params: mailbox,
    response: Mailbox,
  }),
  changeMailbox: route({
    method: 'patch',
    path: '/api/mailboxes/{mailbox}',
    tag: 'Voicemail',
    summary: 'Change the PIN of a mailbox, what comes of its messages, and as administrator its limits',
    permission: 'voicemail.own',
    params: mailbox,
    body: mailboxOptionsChange.extend({ pin: voicemailPin.optional() }),
    response: Mailbox,
  }),
  getGreetingAudio: route({
    method: 'get',
    path: '/api/mailboxes/{mailbox}/greetings/{kind}/audio',
    tag: 'Voicemail',
    summary: 'A greeting as sound',
    permission: 'voicemail.own',
    params: greeting,
    produces: 'audio/wav',
  }),
  putGreeting: route({
    method: 'put',
    path: '/api/mailboxes/{mailbox}/greetings/{kind}',
    tag: 'Voicemail',
    summary: 'Upload a greeting; the next caller hears it',
    permission: 'voicemail.own',
    params: greeting,
    takes: { types: ['audio/*', 'video/*', 'application/ogg', 'application/octet-stream'], bytes: largestGreeting },
    response: Mailbox,
  }),
  deleteGreeting: route({
    method: 'delete',
    path: '/api/mailboxes/{mailbox}/greetings/{kind}',
    tag: 'Voicemail',
    summary: 'Delete a greeting',
    permission: 'voicemail.own',
    params: greeting,
  }),
};

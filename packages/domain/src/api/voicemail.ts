import { z } from 'zod';
import { voicemailPin } from '../secrets.ts';
import { mailboxOptions, mailboxOptionsChange, voicemail } from '../settings/voicemail.ts';
import { greetingKinds } from '../voicemail.ts';
import { route } from './route.ts';
import { VoicemailMessage } from './shapes.ts';

const mailbox = z.object({ mailbox: z.string().regex(/^\d{2,6}$/) });
const message = mailbox.extend({ id: z.string().regex(/^[\w.-]{1,64}$/) });
const greeting = mailbox.extend({ kind: z.enum(greetingKinds) });

/** Largest file somebody can upload as greeting: three minutes of uncompressed stereo, with some to spare. */
const largestGreeting = 50 * 1024 * 1024;

const Mailbox = z
  .object({
    mailbox: z.string(),
    greetings: z.array(z.enum(greetingKinds)).meta({ description: 'Those it has of its own.' }),
    limits: mailboxOptions.meta({ description: 'Its own; null: the system’s.' }),
    counts: voicemail.meta({ description: 'The limits that count for it.' }),
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
    summary: 'Change the PIN of a mailbox, and as administrator its limits',
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

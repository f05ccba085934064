import { z } from 'zod';
import { emailAddress } from '../extension.ts';
import { mailedKinds } from '../notices/mail-values.ts';
import { mailTemplate } from '../settings/mail-templates.ts';
import { route } from './route.ts';

const Notice = z
  .object({
    id: z.int(),
    kind: z.string().meta({ description: 'What it tells of: "emergency-call", "mail-test" …' }),
    channel: z.enum(['mail', 'push']),
    to: z.string().meta({ description: 'A mail address, or whose browser.' }),
    state: z.enum(['waiting', 'delivered', 'failed']),
    attempts: z.int(),
    added_at: z.iso.datetime(),
    next_attempt_at: z.iso.datetime().nullable(),
    settled_at: z.iso.datetime().nullable(),
    answer: z.string().nullable().meta({ description: 'What the other side said last.' }),
  })
  .meta({ id: 'Notice' });

const MailTemplate = mailTemplate
  .extend({
    kind: z.enum(mailedKinds),
    is_changed: z.boolean().meta({ description: 'False: it is the one that came with the system.' }),
    places: z.array(z.string()).meta({ description: 'What can stand in it: `caller` as {{caller}}.' }),
  })
  .meta({ id: 'MailTemplate' });

const kind = z.object({ kind: z.enum(mailedKinds) });

/** Mail, and the notices on their way by any channel. The mail server itself is part of the settings. */
export const mailRoutes = {
  testMail: route({
    method: 'post',
    path: '/api/mail/test',
    tag: 'Notices',
    summary: 'Send a test mail with the settings as saved, and tell what the server said',
    permission: 'telephony.write',
    body: z.strictObject({ to: emailAddress }),
    response: z.object({ delivered: z.boolean(), answer: z.string() }),
  }),
  listMailTemplates: route({
    method: 'get',
    path: '/api/mail-templates',
    tag: 'Notices',
    summary: 'What the mail of each kind of notice says',
    permission: 'telephony.read',
    response: z.object({ items: z.array(MailTemplate) }),
  }),
  putMailTemplate: route({
    method: 'put',
    path: '/api/mail-templates/{kind}',
    tag: 'Notices',
    summary: 'Change what the mail of a kind of notice says; refused when it can not be filled',
    permission: 'telephony.write',
    params: kind,
    body: mailTemplate,
    response: MailTemplate,
  }),
  deleteMailTemplate: route({
    method: 'delete',
    path: '/api/mail-templates/{kind}',
    tag: 'Notices',
    summary: 'Let the mail of a kind of notice say again what came with the system',
    permission: 'telephony.write',
    params: kind,
  }),
  listNotices: route({
    method: 'get',
    path: '/api/notices',
    tag: 'Notices',
    summary: 'Notices of the last 30 days and how they stand, newest first',
    permission: 'telephony.read',
    query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
    response: z.object({ items: z.array(Notice) }),
  }),
  sendNoticeAgain: route({
    method: 'post',
    path: '/api/notices/{id}/send-again',
    tag: 'Notices',
    summary: 'Try a notice that failed once more',
    permission: 'telephony.write',
    params: z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) }),
  }),
};

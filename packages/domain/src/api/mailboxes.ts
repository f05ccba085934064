import { z } from 'zod';
import { spokenText } from '../things/prompt.ts';
import { route } from './route.ts';
import { greeting, Mailbox, mailbox } from './voicemail.ts';

const ListedMailbox = z
  .object({
    mailbox: z.string(),
    name: z.string().meta({ description: 'Of its owner, or its own where several share it.' }),
    shared: z.boolean(),
    new_messages: z.int(),
    old_messages: z.int(),
    used_seconds: z.int().meta({ description: 'How long all its messages last.' }),
    max_messages: z.int().meta({ description: 'How many new messages it takes.' }),
    last_message_at: z.iso.datetime().nullable(),
    locked_until: z.iso.datetime().nullable().meta({ description: 'Until then no PIN is taken: some were wrong.' }),
  })
  .meta({ id: 'ListedMailbox' });

const MyMailbox = z
  .object({ mailbox: z.string(), name: z.string(), shared: z.boolean(), new_messages: z.int() })
  .meta({ id: 'MyMailbox' });

/** Looking after mailboxes, and which ones somebody may open. */
export const mailboxesRoutes = {
  listMailboxes: route({
    method: 'get',
    path: '/api/mailboxes',
    tag: 'Voicemail',
    summary: 'Every mailbox: whose, how full, and whether it is locked',
    permission: 'voicemail.any',
    response: z.object({ items: z.array(ListedMailbox) }),
  }),
  unlockMailbox: route({
    method: 'delete',
    path: '/api/mailboxes/{mailbox}/lock',
    tag: 'Voicemail',
    summary: 'Take PINs again at a mailbox that was closed by wrong ones',
    permission: 'voicemail.any',
    params: mailbox,
  }),
  listMyMailboxes: route({
    method: 'get',
    path: '/api/me/mailboxes',
    tag: 'Me',
    summary: 'The mailboxes I may open: my own, and those I share',
    permission: 'voicemail.own',
    response: z.object({ items: z.array(MyMailbox) }),
  }),
  speakGreeting: route({
    method: 'post',
    path: '/api/mailboxes/{mailbox}/greetings/{kind}/speech',
    tag: 'Voicemail',
    summary: 'Have a text read aloud as greeting; the next caller hears it',
    permission: 'voicemail.own',
    params: greeting,
    body: spokenText.meta({ id: 'SpokenText' }),
    response: Mailbox,
  }),
};

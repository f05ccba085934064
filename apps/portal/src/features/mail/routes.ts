import { randomUUID } from 'node:crypto';
import type { Database } from '@flexpbx/db';
import type { Delivery } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import type { Handlers } from '../../http/handler.ts';
import { addAndAwait } from './await-delivery.ts';

/** What the mail routes are built from. */
export interface MailParts {
  readonly database: Pick<Database, 'outbox' | 'bell' | 'audit'>;
}

/** Tries mail, and shows how notices stand. */
export function mailRoutes({
  database,
}: MailParts): Pick<Handlers<Api>, 'testMail' | 'listNotices' | 'sendNoticeAgain'> {
  const { outbox, audit } = database;
  return {
    testMail: async ({ body: { to }, visitor: { account }, gone }) => {
      await audit.note({ actor: account.username, action: 'mail.test', target: to });
      const notice = { kind: 'mail-test', id: randomUUID(), to, asked_by: account.username } as const;
      return addAndAwait(database, notice, gone);
    },
    listNotices: async ({ query: { limit } }) => ({ items: (await outbox.list(limit)).map(present) }),
    sendNoticeAgain: async ({ params: { id }, visitor }) => {
      await outbox.sendAgain(id, visitor.account.username);
      return undefined;
    },
  };
}

function present({ id, notice, recipient, state, attempts, addedAt, dueAt, settledAt, answer }: Delivery) {
  return {
    ...{ id, state, attempts, answer },
    kind: notice.kind,
    channel: recipient.channel,
    to: recipient.name,
    added_at: addedAt.toISOString(),
    next_attempt_at: dueAt?.toISOString() ?? null,
    settled_at: settledAt?.toISOString() ?? null,
  };
}

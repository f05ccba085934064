import { type NotificationChoices, notificationChoices } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';
import type { Rows } from '../client.ts';
import type { MyNotifications, NotificationRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';

/** `NotificationChoice.choices`. What was not chosen when the row was written has its default. */
export const choicesColumn = notificationChoices;

/** What people want to be told of, in the database; see the interface for what is promised. */
export class Notifications implements NotificationRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  of(username: string): Promise<MyNotifications> {
    return this.#parts.store.statement((rows) => read(rows, username));
  }

  change(
    username: string,
    change: { readonly choices?: NotificationChoices; readonly mailAddress?: string | null },
  ): Promise<MyNotifications> {
    return this.#parts.store.transaction(async (rows) => {
      const { accountId, choices, mailAddress } = await read(rows, username);
      const data = {
        choices: change.choices ?? choices,
        mailAddress: change.mailAddress === undefined ? mailAddress : change.mailAddress,
        updatedAt: new Date(),
      };
      await rows.notificationChoice.upsert({ where: { accountId }, create: { accountId, ...data }, update: data });
      return read(rows, username);
    });
  }
}

async function read(rows: Rows, username: string): Promise<MyNotifications & { accountId: string }> {
  const account = await rows.account.findUnique({
    where: { username },
    include: { notificationChoice: true, extension: { select: { email: true } } },
  });
  if (!account) throw new AppError('not-found', `There is no account ${username}.`);
  return {
    accountId: account.id,
    choices: choicesColumn.parse(account.notificationChoice?.choices ?? {}),
    mailAddress: account.notificationChoice?.mailAddress ?? null,
    extensionAddress: account.extension?.email ?? null,
  };
}

import type { Database, MyNotifications } from '@flexpbx/db';
import { type Role, type Subject, subjects, subjectsOfAdministrators } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import type { Handlers } from '../../http/handler.ts';

/** What the routes of notifications are built from. */
export interface NotificationParts {
  readonly database: Pick<Database, 'notifications'>;
}

/** What somebody wants to be told of, and how. */
export function notificationRoutes({
  database: { notifications },
}: NotificationParts): Pick<Handlers<Api>, 'getMyNotifications' | 'changeMyNotifications'> {
  return {
    getMyNotifications: async ({ visitor: { account } }) =>
      present(await notifications.of(account.username), account.role),
    changeMyNotifications: async ({ body: { choices, mail_address }, visitor: { account } }) => {
      const change = { ...(choices && { choices }), ...(mail_address !== undefined && { mailAddress: mail_address }) };
      return present(await notifications.change(account.username, change), account.role);
    },
  };
}

function present({ choices, mailAddress, extensionAddress }: MyNotifications, role: Role) {
  return { choices, subjects: subjectsFor(role), mail_address: mailAddress, extension_address: extensionAddress };
}

function subjectsFor(role: Role): Subject[] {
  return subjects.filter((subject) => role === 'admin' || !subjectsOfAdministrators.includes(subject));
}

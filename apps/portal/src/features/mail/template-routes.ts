import type { Database } from '@flexpbx/db';
import { type MailedKind, type MailTemplate, mailedKinds } from '@flexpbx/domain';
import type { Api } from '@flexpbx/domain/api';
import { checkMailTemplate, placesOf, suppliedMailTemplate } from '@flexpbx/renderer/mail';
import type { Handlers } from '../../http/handler.ts';

/** What the routes of mail templates are built from. */
export interface MailTemplateParts {
  readonly database: Pick<Database, 'things'>;
}

type MailTemplateRoutes = Pick<Handlers<Api>, 'listMailTemplates' | 'putMailTemplate' | 'deleteMailTemplate'>;

/** What mails say. */
export function mailTemplateRoutes({ database: { things } }: MailTemplateParts): MailTemplateRoutes {
  const changedOnes = async () => (await things.settings()).mail_templates.changed;
  return {
    listMailTemplates: async () => {
      const changed = await changedOnes();
      return { items: await Promise.all(mailedKinds.map((kind) => present(kind, changed[kind]))) };
    },

    putMailTemplate: async ({ params: { kind }, body, visitor }) => {
      checkMailTemplate(kind, body);
      const changed = { ...(await changedOnes()), [kind]: body };
      await things.changeSettings({ mail_templates: { changed } }, visitor.account.username);
      return present(kind, body);
    },

    deleteMailTemplate: async ({ params: { kind }, visitor }) => {
      const { [kind]: before, ...changed } = await changedOnes();
      if (before) await things.changeSettings({ mail_templates: { changed } }, visitor.account.username);
      return undefined;
    },
  };
}

async function present(kind: MailedKind, changed: MailTemplate | undefined) {
  const template = changed ?? (await suppliedMailTemplate(kind));
  return { kind, ...template, is_changed: changed !== undefined, places: placesOf(kind) };
}

import { z } from 'zod';

/** The text of a mail with places for values: `{{caller}}`. */
export const mailTemplate = z.strictObject({
  subject: z.string().trim().min(1, 'Give a subject.').max(300),
  /** For readers that show no HTML. */
  text: z.string().trim().min(1, 'Give a text: not every mail program shows HTML.').max(20_000),
  html: z.string().trim().min(1, 'Give an HTML part, or the same text in <p> … </p>.').max(40_000),
});

/** See {@link mailTemplate}. */
export type MailTemplate = z.output<typeof mailTemplate>;

/** What mails say where somebody changed it: by kind of notice. */
export const mailTemplates = z.strictObject({
  changed: z.record(z.string().max(40), mailTemplate).default({}),
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type MailedKind, type MailTemplate, mailValues } from '@flexpbx/domain';
import { AppError, programDir, reasonOf } from '@flexpbx/runtime';
import Handlebars from 'handlebars';

const folder = join(programDir, 'mail-templates');
/** Also the names of a template's files: `mail-templates/<kind>.<part>.hbs`. */
const parts = { subject: 'subject', text: 'txt', html: 'html' } as const;
const partNames = { subject: 'subject', text: 'text', html: 'HTML' } as const;
/** Values every template has. */
const alwaysThere = ['product', 'portal'];

/** What can stand in the places of a kind's template. */
export function placesOf(kind: MailedKind): string[] {
  return [...mailValues[kind], ...alwaysThere];
}

const handlebars = Handlebars.create();

/** The template a kind of notice has as long as nobody changed it. */
export async function suppliedMailTemplate(kind: MailedKind): Promise<MailTemplate> {
  const read = (part: keyof typeof parts) => readFile(join(folder, `${kind}.${parts[part]}.hbs`), 'utf8');
  const [subject, text, html] = await Promise.all([read('subject'), read('text'), read('html')]);
  return { subject, text, html };
}

/**
 * Fills a template. In HTML values are escaped; a subject is one line whatever its values hold. Throws AppError
 * `invalid-input`, naming the part at fault, for what can't be read and for places that there is no value for.
 */
export function fillMail(template: MailTemplate, values: Readonly<Record<string, string>>): MailTemplate {
  return {
    subject: fill('subject', template.subject, values).replace(/\s+/g, ' ').trim(),
    text: fill('text', template.text, values),
    html: page(fill('html', template.html, values)),
  };
}

/** Refuses a template that can't be filled for this kind of notice. Throws as {@link fillMail}. */
export function checkMailTemplate(kind: MailedKind, template: MailTemplate): void {
  fillMail(template, Object.fromEntries(placesOf(kind).map((name) => [name, name])));
}

function fill(part: keyof MailTemplate, source: string, values: Readonly<Record<string, string>>): string {
  try {
    return handlebars.compile(source, { noEscape: part !== 'html', strict: true })(values);
  } catch (fault) {
    const message = `The ${partNames[part]} can't be filled: ${inWords(reasonOf(fault), values)}`;
    throw new AppError('invalid-input', message, { fields: { [part]: message }, cause: fault });
  }
}

/** Handlebars' own words are for programmers; where a place is unknown, people want to know which there are. */
function inWords(reason: string, values: Readonly<Record<string, string>>): string {
  const [, unknown] = /^"([^"]+)" not defined/.exec(reason) ?? [];
  if (unknown === undefined) return reason;
  const known = Object.keys(values).map((name) => `{{${name}}}`);
  return `there is no {{${unknown}}} in this mail. There are ${known.join(', ')}.`;
}

function page(body: string): string {
  return `<!doctype html>\n<html lang="en">\n<body style="font-family: sans-serif">\n${body}</body>\n</html>\n`;
}

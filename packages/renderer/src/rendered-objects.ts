import type { FileName } from './files.ts';

/** Kinds of PJSIP objects an extension is made of. */
export type PjsipKind = 'endpoint' | 'aor' | 'auth';

/** Names and values as meant, unescaped. What a section inherits from the template that all of its kind share is not among them. */
export type Settings = Readonly<Record<string, string>>;

/** Where the objects of each kind are rendered. */
export const pjsipFiles = {
  endpoint: 'pjsip_endpoints.conf',
  aor: 'pjsip_aors.conf',
  auth: 'pjsip_auths.conf',
} as const satisfies Record<PjsipKind, FileName>;

/** The objects of a rendered PJSIP file by name; templates are none. */
export function pjsipSections(text = ''): Map<string, Settings> {
  const templates = new Map(
    [...text.matchAll(section('!'))].map(([, name = '', , body = '']) => [name, settingsOf(body)]),
  );
  const sections = new Map<string, Settings>();
  for (const [, name = '', inherited = '', body = ''] of text.matchAll(section('[\\w,-]+'))) {
    const [, ...particular] = inherited.split(',');
    const settings = particular.map((template) => templates.get(template) ?? {});
    sections.set(name, Object.assign({}, ...settings, settingsOf(body)));
  }
  return sections;
}

/** A section with what stands in brackets behind its name, and its lines. */
function section(behind: string): RegExp {
  return new RegExp(`^\\[([\\w-]+)\\]\\((${behind})\\)\\n((?:[^[\\n#].*\\n)*)`, 'gm');
}

function settingsOf(body: string): Settings {
  const settings: Record<string, string> = {};
  for (const [, name = '', value = ''] of body.matchAll(/^(\w+) = (.*)$/gm))
    settings[name] = value.replaceAll('\\;', ';');
  return settings;
}

/** What the dialplan does first with each number. */
export function dialplanLines(text = ''): Map<string, string> {
  return new Map([...text.matchAll(/^exten => (\d+),1,(.*)$/gm)].map(([, number = '', does = '']) => [number, does]));
}

/** The mailboxes and how each is written. */
export function mailboxLines(text = ''): Map<string, string> {
  return new Map([...text.matchAll(/^(\d+) => (.*)$/gm)].map(([, number = '', line = '']) => [number, line]));
}

import type { FileName } from './files.ts';
import type { Settings } from './rendered-objects.ts';

/** A trunk as it stands in the file, as far as Asterisk reports it the way it is written. */
export interface RenderedTrunk {
  readonly endpoint: Settings;
  readonly registers: boolean;
}

/** Settings that Asterisk reports as they are written. */
const comparable = ['transport', 'aors', 'dtmf_mode', 'media_encryption', 'from_user', 'from_domain', 'outbound_auth'];

/** The trunks of a rendered file, by the names of their endpoints. */
export function renderedTrunks(text = ''): Map<string, RenderedTrunk> {
  const sections = [...text.matchAll(/^\[([\w-]+)\]\((trunks[\w-]*)\)\n((?:[a-z].*\n)*)/gm)];
  const named = (template: string) => sections.filter(([, , inherited]) => inherited === template);
  const registering = new Set(named('trunks-registration').map(([, name]) => name));
  return new Map(
    named('trunks').map(([, name = '', , body = '']) => [
      name,
      { endpoint: comparableIn(body), registers: registering.has(name) },
    ]),
  );
}

function comparableIn(body: string): Settings {
  const settings = [...body.matchAll(/^(\w+) = (.*)$/gm)].map(([, name = '', value = '']) => [name, value] as const);
  return Object.fromEntries(settings.filter(([name]) => comparable.includes(name)));
}

/** The contexts of each file that belong to one thing: a route, a trunk, a number, a rule of the number plan. */
export const contextFiles = {
  'extensions_outbound.conf': /^(outbound|by-route|by-trunk)-/,
  'extensions_inbound.conf': /^(called$|inbound-|schedule-|holidays-)/,
  'extensions_plan.conf': /^plan-/,
  'extensions_paging.conf': /^(paging|page|pagers-\d+)$/,
  'extensions_queues.conf': /^queue(s|-natively)$/,
  'extensions_groups.conf': /^(ring-group|ring-alone$|follow-me$)/,
} as const satisfies Partial<Record<FileName, RegExp>>;

/** How many lines each of the named contexts of a rendered file has. */
export function linesOfContexts(named: RegExp, text = ''): Map<string, number> {
  const contexts = [...text.matchAll(/^\[([\w-]+)\]\n((?:(?!\[).*\n)*)/gm)];
  return new Map(
    contexts
      .filter(([, name = '']) => named.test(name))
      .map(([, name = '', body = '']) => [name, [...body.matchAll(/^(exten| same) =>/gm)].length]),
  );
}

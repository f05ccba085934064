import { codesOf, dialplanPatterns, mailboxPattern, type Thing, type Things } from '@flexpbx/domain';
import type { Snapshot } from '../snapshot.ts';

/** The rules of the number plan, and the codes of mailboxes. */
export function numberPlanView({ things }: Pick<Snapshot, 'things'>): object {
  const codes = codesOf(things['feature-code']);
  const [own, of] = [codes['voicemail-own'], codes['voicemail-of']];
  return {
    planRules: things['dial-rule'].map((rule) => ({
      id: rule.id,
      patterns: dialplanPatterns(rule.pattern),
      ...goesTo(rule, things),
    })),
    mailboxCodes: { own, of: of === null ? null : { pattern: `_${of}`, length: of.length } },
  };
}

/** Where the numbers of a rule go that are nothing by themselves: exactly one of these. */
interface GoesTo {
  readonly destination: Thing<'dial-rule'>['destination'];
  /** The mailbox named behind so many keys. */
  readonly mailbox: { readonly keysBefore: number } | null;
  /** The context that dials them outside. */
  readonly outside: string | null;
}

function goesTo(rule: Thing<'dial-rule'>, things: Things): GoesTo {
  const nowhere = { destination: null, mailbox: null, outside: null };
  switch (rule.action) {
    case 'auto_attendant':
      return { ...nowhere, destination: rule.destination };
    case 'voicemail':
      return { ...nowhere, mailbox: mailboxPattern(rule.pattern) };
    case 'trunk':
      return { ...nowhere, outside: wayOut(rule.trunk, things['outbound-route']) };
    default:
      return nowhere;
  }
}

/** The context that takes calls of a rule outside; null while the route it names is switched off. */
function wayOut(name: string | null, routes: readonly Thing<'outbound-route'>[]): string | null {
  if (name === null) return 'outbound';
  const route = routes.find(({ id }) => id === name);
  if (!route) return `by-trunk-${name}`;
  return route.enabled ? `by-route-${name}` : null;
}

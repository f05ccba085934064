import type { Destination } from '../destination.ts';
import { type DialledBehind, duringCall, features } from '../feature-codes/features.ts';
import type { House } from '../house.ts';
import { mailboxNumbers } from '../mailbox-numbers.ts';
import { findWayOut } from '../outbound/find-way-out.ts';
import { agentNumbers } from '../queues/agent-lamp.ts';
import { emergencyNumbers } from '../settings/emergency.ts';
import { slotsOf } from '../settings/parking.ts';
import { codesOf, type Feature } from '../things/feature-code.ts';
import type { Thing } from '../things/things.ts';
import { mailboxPattern } from './mailbox-pattern.ts';
import { readPlan } from './read-plan.ts';

/** What happens when a phone dials a number. */
export type WhereTo =
  | { readonly leads: 'emergency' }
  | { readonly leads: 'extension'; readonly number: string }
  /** `number`: whose. A phone that dials its own number gets its own mailbox. */
  | { readonly leads: 'mailbox'; readonly number: string }
  | { readonly leads: 'conference'; readonly number: string }
  | { readonly leads: 'ring-group'; readonly number: string }
  | { readonly leads: 'queue'; readonly number: string }
  | { readonly leads: 'paging-zone'; readonly number: string }
  /** A shared mailbox, to leave a message in it. */
  | { readonly leads: 'shared-mailbox'; readonly number: string }
  | { readonly leads: 'menu'; readonly menu: string }
  | { readonly leads: 'slot'; readonly number: string }
  /** A code, and what was dialled behind it. */
  | { readonly leads: 'code'; readonly feature: Feature; readonly behind: string }
  /** A rule of the number plan says where. */
  | { readonly leads: 'destination'; readonly rule: string; readonly destination: Destination }
  /** By an outbound route, or straight by a trunk the number plan names; `number` is what the trunks are asked for. */
  | {
      readonly leads: 'outside';
      readonly route: string | null;
      readonly trunks: readonly string[];
      readonly number: string;
    }
  /** The caller hears why. `rule`: the rule of the number plan that keeps the number for something. */
  | { readonly leads: 'nowhere'; readonly because: Refusal; readonly rule: string | null };

/** Why a number leads nowhere. */
export type Refusal = 'not-in-service' | 'no-route' | 'not-permitted';

/** Whose phone dials. */
export interface Caller {
  readonly number: string;
  readonly allowExternal: boolean;
}

/** Codes that are looked up elsewhere or mean nothing when they are dialled. */
const notDialled: readonly Feature[] = ['voicemail-of', 'voicemail-own', ...duringCall];

/** Where a number leads that is dialled at a phone of the house: what Asterisk's rendered dialplan does, as a function. */
export function whereTo(house: House, dialled: string, caller: Caller): WhereTo {
  const { extensions } = house;
  if (isEmergencyNumber(house, dialled)) return { leads: 'emergency' };
  if (extensions.some(({ number }) => number === dialled))
    return { leads: dialled === caller.number ? 'mailbox' : 'extension', number: dialled };
  return codeIn(house, dialled) ?? zoneIn(house, dialled) ?? elsewhere(house, dialled, caller);
}

/** Where a number leads that a call is forwarded to on behalf of an extension: no codes, no pages, and no emergency numbers. */
export function whereForwarded(house: House, number: string, by: Caller): WhereTo {
  if (isEmergencyNumber(house, number)) return nowhere('not-in-service', null);
  if (house.extensions.some((extension) => extension.number === number)) return { leads: 'extension', number };
  return elsewhere(house, number, by);
}

function isEmergencyNumber({ settings }: House, number: string): boolean {
  return emergencyNumbers(settings.emergency).some(({ dialled }) => dialled === number);
}

function elsewhere(house: House, dialled: string, caller: Caller): WhereTo {
  const { things, settings } = house;
  if (things.conference.some(({ number }) => number === dialled)) return { leads: 'conference', number: dialled };
  if (things['ring-group'].some(({ number }) => number === dialled)) return { leads: 'ring-group', number: dialled };
  if (things.queue.some(({ number }) => number === dialled)) return { leads: 'queue', number: dialled };
  const menu = things.menu.find(({ number }) => number === dialled);
  if (menu) return { leads: 'menu', menu: menu.id };
  const isShared = things['shared-mailbox'].some(({ number }) => number === dialled);
  if (isShared) return { leads: 'shared-mailbox', number: dialled };
  if (slotsOf(settings.parking).includes(dialled)) return { leads: 'slot', number: dialled };
  return mailboxIn(house, dialled, caller) ?? byPlan(house, dialled, caller);
}

/** What need not be dialled behind a code. */
const maybeAlone: readonly DialledBehind[] = ['nothing', 'slot', 'agent'];

function codeIn(house: House, dialled: string): WhereTo | null {
  for (const [feature, code] of codeEntries(house.things['feature-code'])) {
    const { behind } = features[feature];
    if (code === null || notDialled.includes(feature)) continue;
    if (dialled === code && maybeAlone.includes(behind)) return { leads: 'code', feature, behind: '' };
    const rest = dialled.startsWith(code) ? dialled.slice(code.length) : '';
    if (canStandBehind(house, behind, rest)) return { leads: 'code', feature, behind: rest };
  }
  return null;
}

function zoneIn({ things }: House, dialled: string): WhereTo | null {
  const isZone = things['paging-zone'].some(({ number }) => number === dialled);
  return isZone ? { leads: 'paging-zone', number: dialled } : null;
}

function canStandBehind({ things, settings }: House, behind: DialledBehind, rest: string): boolean {
  switch (behind) {
    case 'nothing':
      return false;
    case 'switch':
      return things.switch.some(({ number }) => number === rest);
    case 'slot':
      return slotsOf(settings.parking).includes(rest);
    case 'agent':
      return agentNumbers(things.queue).includes(rest);
    case 'extension':
    case 'number':
      return /^\d./.test(rest);
  }
}

function codeEntries(changed: readonly Thing<'feature-code'>[]): [Feature, string | null][] {
  return Object.entries(codesOf(changed)) as [Feature, string | null][];
}

function mailboxIn(house: House, dialled: string, caller: Caller): WhereTo | null {
  const codes = codesOf(house.things['feature-code']);
  if (dialled === codes['voicemail-own']) return mailboxOf(house, caller.number);
  const of = codes['voicemail-of'];
  if (of === null || !dialled.startsWith(of)) return null;
  const number = dialled.slice(of.length);
  return /^\d./.test(number) ? mailboxOf(house, number.replace(/\D/g, '')) : null;
}

function mailboxOf(house: House, number: string): WhereTo {
  return mailboxNumbers(house).has(number) ? { leads: 'mailbox', number } : nowhere('not-in-service', null);
}

function byPlan(house: House, dialled: string, caller: Caller): WhereTo {
  const rule = readPlan(house.things['dial-rule'])(dialled);
  if (rule === null) return outside(house, dialled, caller, null);
  switch (rule.action) {
    case 'auto_attendant':
      if (rule.destination === null) return nowhere('not-in-service', rule.id);
      return { leads: 'destination', rule: rule.id, destination: rule.destination };
    case 'voicemail':
      return mailboxOf(house, dialled.slice(mailboxPattern(rule.pattern)?.keysBefore ?? 0));
    case 'trunk':
      return outside(house, dialled, caller, rule);
    default:
      return nowhere('not-in-service', rule.id);
  }
}

function outside({ things }: House, dialled: string, caller: Caller, rule: Thing<'dial-rule'> | null): WhereTo {
  const routes = things['outbound-route'];
  const named = routes.find(({ id }) => id === rule?.trunk);
  if (rule?.trunk && !named) {
    const trunks = things.trunk.filter(({ id, enabled }) => enabled && id === rule.trunk).map(({ id }) => id);
    return permitted(caller, rule, { leads: 'outside', route: null, trunks, number: dialled });
  }
  if (named && !named.enabled) return nowhere('not-in-service', rule?.id ?? null);
  const way = findWayOut(dialled, named ? [{ ...named, patterns: [rule?.pattern ?? ''] }] : routes, things.trunk);
  if (way === null) return nowhere(/^[+\d]\d{6}/.test(dialled) ? 'no-route' : 'not-in-service', rule?.id ?? null);
  const trunks = way.trunks.map(({ id }) => id);
  return permitted(caller, rule, { leads: 'outside', route: way.route.id, trunks, number: way.number });
}

function permitted(caller: Caller, rule: Thing<'dial-rule'> | null, way: WhereTo): WhereTo {
  return caller.allowExternal ? way : nowhere('not-permitted', rule?.id ?? null);
}

function nowhere(because: Refusal, rule: string | null): WhereTo {
  return { leads: 'nowhere', because, rule };
}

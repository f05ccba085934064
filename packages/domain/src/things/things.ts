import type { z } from 'zod';
import { conference } from './conference.ts';
import { dialRule } from './dial-rule.ts';
import { featureCode } from './feature-code.ts';
import { followMe } from './follow-me.ts';
import { inboundRoute } from './inbound-route.ts';
import { location } from './location.ts';
import { menu } from './menu.ts';
import { musicClass } from './music-class.ts';
import { musicTrack } from './music-track.ts';
import { outboundRoute } from './outbound-route.ts';
import { pagingZone } from './paging-zone.ts';
import { prompt } from './prompt.ts';
import { queue } from './queue.ts';
import { ringGroup } from './ring-group.ts';
import { schedule } from './schedule.ts';
import { scheduledPage } from './scheduled-page.ts';
import { sharedMailbox } from './shared-mailbox.ts';
import { daySwitch } from './switch.ts';
import { trunk } from './trunk.ts';

/**
 * The things a configuration is made of besides extensions. Each is a document with one schema, which the database, the
 * API, the forms and the renderer share; so its fields have the names of the API.
 */
export const thingKinds = {
  trunk: { schema: trunk, key: 'id', sealed: ['password', 'key'], hidden: ['password', 'key'], noun: 'trunk' },
  'outbound-route': { schema: outboundRoute, key: 'id', sealed: [], hidden: [], noun: 'outbound route' },
  'inbound-route': { schema: inboundRoute, key: 'id', sealed: [], hidden: [], noun: 'inbound route' },
  'dial-rule': { schema: dialRule, key: 'id', sealed: [], hidden: [], noun: 'rule of the number plan' },
  schedule: { schema: schedule, key: 'id', sealed: [], hidden: [], noun: 'schedule' },
  switch: { schema: daySwitch, key: 'number', sealed: [], hidden: [], noun: 'day/night switch' },
  conference: { schema: conference, key: 'number', sealed: ['pin', 'moderator_pin'], hidden: [], noun: 'conference' },
  'ring-group': { schema: ringGroup, key: 'number', sealed: [], hidden: [], noun: 'ring group' },
  'follow-me': { schema: followMe, key: 'number', sealed: [], hidden: [], noun: 'follow-me' },
  queue: { schema: queue, key: 'number', sealed: [], hidden: [], noun: 'queue' },
  'paging-zone': { schema: pagingZone, key: 'number', sealed: ['pin'], hidden: [], noun: 'paging zone' },
  'scheduled-page': { schema: scheduledPage, key: 'id', sealed: [], hidden: [], noun: 'scheduled announcement' },
  'shared-mailbox': {
    schema: sharedMailbox,
    key: 'number',
    sealed: ['pin'],
    hidden: ['pin'],
    noun: 'shared mailbox',
  },
  menu: { schema: menu, key: 'id', sealed: [], hidden: [], noun: 'menu' },
  prompt: { schema: prompt, key: 'id', sealed: [], hidden: [], noun: 'prompt' },
  location: { schema: location, key: 'id', sealed: [], hidden: [], noun: 'location' },
  'music-class': { schema: musicClass, key: 'id', sealed: [], hidden: [], noun: 'music on hold' },
  'music-track': { schema: musicTrack, key: 'id', sealed: [], hidden: [], noun: 'track' },
  'feature-code': { schema: featureCode, key: 'id', sealed: [], hidden: [], noun: 'feature code' },
} as const satisfies Record<string, ThingDefinition>;

/** What is said of each kind of thing. */
interface ThingDefinition {
  readonly schema: z.ZodObject;
  /** The field it is known by; it never changes. */
  readonly key: 'id' | 'number';
  /** Fields that are encrypted in the database. */
  readonly sealed: readonly string[];
  /** Those of them that the API never answers. */
  readonly hidden: readonly string[];
  /** In words for people: "This trunk is used by the outbound route …". */
  readonly noun: string;
}

/** See {@link thingKinds}. */
export type ThingKind = keyof typeof thingKinds;

/** A thing of one kind, its secrets open. */
export type Thing<Kind extends ThingKind> = z.output<(typeof thingKinds)[Kind]['schema']>;

/** What may be changed of a thing: everything but its key. */
export type ThingChange<Kind extends ThingKind> = Partial<Omit<Thing<Kind>, (typeof thingKinds)[Kind]['key']>>;

/** All things of a house, each kind in the order people gave it. */
export type Things = { readonly [Kind in ThingKind]: readonly Thing<Kind>[] };

/** The key of a thing. */
export function keyOf<Kind extends ThingKind>(kind: Kind, thing: Thing<Kind>): string {
  return (thing as Record<string, unknown>)[thingKinds[kind].key] as string;
}

/** No things at all. */
export const noThings: Things = Object.fromEntries(Object.keys(thingKinds).map((kind) => [kind, []])) as never;

import { z } from 'zod';
import { type SettingsSection, secretSettings, settingsSections } from '../settings/sections.ts';
import type { ThingKind } from '../things/things.ts';
import { route } from './route.ts';
import { operationNames, type ThingApi, type ThingOperation, type ThingRoutes, thingRoutes } from './thing-routes.ts';

type Sections = typeof settingsSections;

/** All sections as they count, without their secrets. */
const Config = z
  .object({
    ...(Object.fromEntries(Object.entries(settingsSections).map(withoutSecrets)) as Record<
      SettingsSection,
      z.ZodObject
    >),
    secrets_set: z.array(z.string()).meta({ description: 'Secrets that hold something: "mail.password".' }),
  })
  .meta({ id: 'Config' }) as unknown as z.ZodObject<
  Omit<Sections, 'mail' | 'transcription'> & {
    mail: z.ZodObject<Omit<Sections['mail']['shape'], 'password'>>;
    transcription: z.ZodObject<Omit<Sections['transcription']['shape'], 'openai_key' | 'google_key'>>;
    secrets_set: z.ZodArray<z.ZodString>;
  }
>;

function withoutSecrets([section, schema]: [string, z.ZodObject]) {
  const secrets = secretSettings[section as SettingsSection] ?? [];
  return [
    section,
    schema.omit(Object.fromEntries(secrets.map((field) => [field, true as const])) as Record<never, never>),
  ] as const;
}

/** Sections and fields to change; the rest is kept. */
const ConfigChange = z
  .strictObject(
    Object.fromEntries(
      Object.entries(settingsSections).map(([section, schema]) => [section, withoutDefaults(schema).optional()]),
    ),
  )
  .meta({ id: 'ConfigChange' }) as unknown as z.ZodType<{
  [Section in SettingsSection]?: Partial<z.output<(typeof settingsSections)[Section]>>;
}>;

function withoutDefaults(schema: z.ZodObject): z.ZodObject {
  const fields = Object.entries(schema.shape).map(([name, field]) => {
    const plain = field instanceof z.ZodDefault ? field.unwrap() : field;
    return [name, (plain as z.ZodType).optional()] as const;
  });
  return z.strictObject(Object.fromEntries(fields));
}

const things = {
  trunk: { one: 'Trunk', many: 'Trunks', path: '/api/trunks', tag: 'Trunks' },
  'outbound-route': { one: 'OutboundRoute', many: 'OutboundRoutes', path: '/api/outbound-routes', tag: 'Routing' },
  'inbound-route': { one: 'InboundRoute', many: 'InboundRoutes', path: '/api/inbound-routes', tag: 'Routing' },
  'dial-rule': { one: 'DialRule', many: 'DialRules', path: '/api/dial-rules', tag: 'Routing' },
  schedule: { one: 'Schedule', many: 'Schedules', path: '/api/schedules', tag: 'Routing' },
  switch: { one: 'Switch', many: 'Switches', path: '/api/switches', tag: 'Routing' },
  conference: { one: 'Conference', many: 'Conferences', path: '/api/conferences', tag: 'Conferences' },
  'ring-group': { one: 'RingGroup', many: 'RingGroups', path: '/api/ring-groups', tag: 'Ring groups' },
  'follow-me': { one: 'FollowMe', many: 'FollowMes', path: '/api/follow-me', tag: 'Ring groups' },
  queue: { one: 'Queue', many: 'Queues', path: '/api/queues', tag: 'Queues' },
  'paging-zone': { one: 'PagingZone', many: 'PagingZones', path: '/api/paging-zones', tag: 'Paging' },
  'scheduled-page': { one: 'ScheduledPage', many: 'ScheduledPages', path: '/api/scheduled-pages', tag: 'Paging' },
  'shared-mailbox': {
    one: 'SharedMailbox',
    many: 'SharedMailboxes',
    path: '/api/shared-mailboxes',
    tag: 'Voicemail',
  },
  menu: { one: 'Menu', many: 'Menus', path: '/api/menus', tag: 'Auto attendant' },
  prompt: { one: 'Prompt', many: 'Prompts', path: '/api/prompts', tag: 'Auto attendant' },
  location: { one: 'Location', many: 'Locations', path: '/api/locations', tag: 'Emergency' },
  'music-class': { one: 'MusicClass', many: 'MusicClasses', path: '/api/music-classes', tag: 'Sound' },
  'music-track': { one: 'MusicTrack', many: 'MusicTracks', path: '/api/music-tracks', tag: 'Sound' },
  'feature-code': { one: 'FeatureCode', many: 'FeatureCodes', path: '/api/feature-codes', tag: 'Routing' },
} as const satisfies Record<ThingKind, ThingApi>;

type RoutesOf<Kind extends ThingKind> = ThingRoutes<Kind, (typeof things)[Kind]['one'], (typeof things)[Kind]['many']>;

function routesOf<Kind extends ThingKind>(kind: Kind): RoutesOf<Kind> {
  const names: ThingApi<(typeof things)[Kind]['one'], (typeof things)[Kind]['many']> = things[kind];
  return thingRoutes(kind, names);
}

/** The operations of each kind of thing. */
const routesOfThings = {
  ...routesOf('trunk'),
  ...routesOf('outbound-route'),
  ...routesOf('inbound-route'),
  ...routesOf('dial-rule'),
  ...routesOf('schedule'),
  ...routesOf('switch'),
  ...routesOf('conference'),
  ...routesOf('ring-group'),
  ...routesOf('follow-me'),
  ...routesOf('queue'),
  ...routesOf('paging-zone'),
  ...routesOf('scheduled-page'),
  ...routesOf('shared-mailbox'),
  ...routesOf('menu'),
  ...routesOf('prompt'),
  ...routesOf('location'),
  ...routesOf('music-class'),
  ...routesOf('music-track'),
  ...routesOf('feature-code'),
};

/** Where the things of a kind are found. */
export function pathOf(kind: ThingKind): string {
  return things[kind].path;
}

/** Which operation on which kind of thing a route is. */
export const thingOperations = Object.fromEntries(
  Object.entries(things).flatMap(([kind, { one, many }]) =>
    operationNames(one, many).map(({ name, does }) => [name, { kind, does }]),
  ),
) as Readonly<Record<keyof typeof routesOfThings, { readonly kind: ThingKind; readonly does: ThingOperation }>>;

/** Things that a telephone system is configured of, and the settings of the whole. */
export const telephonyRoutes = {
  ...routesOfThings,
  getConfig: route({
    method: 'get',
    path: '/api/config',
    tag: 'Settings',
    summary: 'Settings of the whole system',
    permission: 'telephony.read',
    response: Config,
  }),
  changeConfig: route({
    method: 'patch',
    path: '/api/config',
    tag: 'Settings',
    summary: 'Change what is named, keep the rest',
    permission: 'telephony.write',
    body: ConfigChange,
    response: Config,
  }),
  putConfig: route({
    method: 'put',
    path: '/api/config',
    tag: 'Settings',
    summary: 'The same as PATCH: what is not named is kept',
    permission: 'telephony.write',
    body: ConfigChange,
    response: Config,
  }),
};

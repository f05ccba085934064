import {
  defaultNumberPlan,
  type Feature,
  newProblems,
  type Thing,
  thingKinds,
  type WhereTo,
  whereTo,
} from '@flexpbx/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTemplates, render } from './render.ts';
import type { Snapshot } from './snapshot.ts';
import { aSnapshot, furnished } from './testing/a-snapshot.ts';
import { type Found, readDialplan } from './testing/read-dialplan.ts';

const templates = readTemplates();
const own = '1001';
const toOwn = `Goto(extensions,${own},1)`;

/** Parts of houses that get into each other's way where they can. */
const rules: readonly Thing<'dial-rule'>[] = [
  ...defaultNumberPlan,
  aRule({ id: 'short', pattern: '^[1-4][0-9]{2}$', action: 'extension' }),
  aRule({ id: 'zero', pattern: '^00?$', action: 'auto_attendant', destination: { type: 'extension', target: own } }),
  aRule({ id: 'boxes', pattern: '^#98([0-9]{4})$', action: 'voicemail' }),
  aRule({ id: 'direct', pattern: '^5[0-9]{3,5}$', action: 'trunk' }),
  aRule({ id: 'by-trunk', pattern: '^6[0-9]{3}$', action: 'trunk', trunk: 'telco' }),
  aRule({ id: 'by-route', pattern: '^[67][0-9]{4}$', action: 'trunk', trunk: 'city' }),
];
const routes = (
  [
    { id: 'city', patterns: ['^[2-9][0-9]{9}$', '^5[0-9]{4}$'], prepend: '+1' },
    { id: 'far', patterns: ['^00[1-9][0-9]{6,12}$', '^\\+[1-9][0-9]{6,14}$'], strip: 2 },
    { id: 'late', patterns: ['^[0-9]{4,11}$'], enabled: true },
    { id: 'off', patterns: ['^[0-9]+$'], enabled: false },
  ] as const
).map((route) =>
  thingKinds['outbound-route'].schema.parse({
    ...route,
    patterns: [...route.patterns],
    name: route.id,
    trunks: ['telco'],
  }),
);
const telco = thingKinds.trunk.schema.parse({ id: 'telco', name: 'Telco', kind: 'address', host: 'telco.net' });
const codes: readonly Thing<'feature-code'>[] = (
  [
    ['intercom', '*3'],
    ['intercom', '#7'],
    ['voicemail-of', '#1'],
    ['voicemail-own', '*0'],
    ['forward-always', '*6'],
    ['pickup-group', '*12'],
    ['retrieve', '*7'],
    ['day-night', '##'],
  ] satisfies [Feature, string][]
).flatMap(([id, code]) => [
  { id, code, enabled: true },
  { id, code, enabled: false },
]);

function aRule(particulars: Partial<Thing<'dial-rule'>>): Thing<'dial-rule'> {
  return thingKinds['dial-rule'].schema.parse(particulars);
}

const numbers = fc.uniqueArray(fc.constantFrom('1002', '1100', '201', '20100', '2002', '300', '4000', '97', '281'), {
  maxLength: 5,
});

const houses = fc
  .record({
    numbers,
    rules: fc.shuffledSubarray([...rules]),
    routes: fc.shuffledSubarray(routes),
    codes: fc.uniqueArray(fc.constantFrom(...codes), { selector: ({ id }) => id, maxLength: 4 }),
    rooms: fc.subarray(['2001', '2002', '2900']),
    zones: fc.subarray(['9001', '9100']),
    switches: fc.subarray(['1', '12', '97']),
    menus: fc.subarray(['0', '2002', '300', '4000', '97']),
    agents: fc.subarray([own, '1002']),
    shared: fc.subarray(['5000', '1500', '300']),
  })
  .map((parts) => {
    const extensions = [own, ...parts.numbers].map((number, at) => ({
      number,
      voicemail: at % 3 !== 2,
      allowExternal: true,
    }));
    return furnished(aSnapshot(...extensions), {
      things: {
        trunk: [telco],
        'dial-rule': parts.rules,
        'outbound-route': parts.routes,
        'feature-code': parts.codes,
        conference: parts.rooms.map((number) => thingKinds.conference.schema.parse({ number, name: number })),
        'paging-zone': parts.zones.map((number) =>
          thingKinds['paging-zone'].schema.parse({ number, name: number, phones: [own] }),
        ),
        'shared-mailbox': parts.shared.map((number) =>
          thingKinds['shared-mailbox'].schema.parse({ number, name: number, pin: '864209', members: [own] }),
        ),
        switch: parts.switches.map((number) => ({ number, name: number })),
        queue: [
          thingKinds.queue.schema.parse({
            ...{ number: '8001', name: 'Sales' },
            agents: parts.agents.map((extension) => ({ extension })),
          }),
        ],
        menu: parts.menus.map((number) => thingKinds.menu.schema.parse({ id: `m${number}`, name: number, number })),
      },
    });
  });

const dialled = fc.oneof(
  fc.stringMatching(/^[0-9]{1,6}$/),
  fc.stringMatching(/^[*#]{1,2}[0-9]{0,5}$/),
  fc.constantFrom(
    '8001',
    own,
    '1002',
    '201',
    '2001',
    '2002',
    '300',
    '70',
    '79',
    '71',
    '9001',
    '9100',
    '9200',
    '0',
    '00',
    '5000',
    '*5000',
    '1500',
    '*97',
    '*1001',
    '*1002',
    '*201',
  ),
  fc.constantFrom(
    '**1002',
    '*801002',
    '*31002',
    '#71002',
    '#11002',
    '#981002',
    '#981999',
    '*281',
    '*2812',
    '##1',
    '*7570',
  ),
  fc.constantFrom(
    '*771',
    '*721002',
    '*61002',
    '*21*1002',
    '#21',
    '*66',
    '*72',
    '*2',
    '##',
    '*12',
    '2125550199',
    '0049301234567',
  ),
  fc.constantFrom('911', '9911', '+4930123456', '+49', '51234', '612345', '61234', '6123', '5123', '1234567'),
);

/** What the rendered lines make of a number, in the words of the rule. */
function meaningOf(
  snapshot: Snapshot,
  found: Found | null,
  find: (context: string, number: string) => Found | null,
  number: string,
): unknown {
  const { context = '', applications = [] } = found ?? {};
  const [application = ''] = applications;
  const [goesTo = ''] = applications.flatMap((one) => /^Goto\(([\w-]+),/.exec(one)?.[1] ?? []);
  const mailboxes = [
    ...snapshot.extensions.filter(({ voicemail }) => voicemail),
    ...snapshot.things['shared-mailbox'],
  ].map((owner) => owner.number);
  const mailbox = (box: string) => (mailboxes.includes(box) ? ['mailbox', box] : ['nowhere']);
  if (context === 'emergency') return ['emergency'];
  if (context === 'extensions') return number === own ? ['mailbox', own] : ['extension', number];
  if (context === 'feature-codes' || context === 'day-night' || context === 'agent-lamps') return ['code'];
  if (context === 'rooms') {
    if (application.startsWith('Gosub(conference')) return ['conference', number];
    return goesTo === 'slot' ? ['slot', number] : ['code'];
  }
  if (goesTo === 'check-mailbox') {
    if (application.includes('CHANNEL(endpoint)')) return mailbox(own);
    const cut = Number(/EXTEN:(\d+)/.exec(application)?.[1]);
    return mailbox(number.slice(cut).replace(/\D/g, ''));
  }
  if (context === 'paging') return ['paging-zone', number];
  if (context === 'queues') return ['queue', number];
  if (context === 'shared-mailboxes') return ['shared-mailbox', number];
  if (context === 'menus') return ['menu', goesTo.replace('menu-', '')];
  if (goesTo === 'outbound') return meaningOf(snapshot, find('outbound', number), find, number);
  if (goesTo.startsWith('by-')) return ['outside', goesTo];
  if (context.startsWith('plan-') && goesTo !== 'not-in-service') return ['destination', application];
  return ['nowhere'];
}

/** The same of what the rule says. */
function inTheseWords(where: WhereTo): unknown {
  switch (where.leads) {
    case 'code':
    case 'emergency':
    case 'nowhere':
      return [where.leads];
    case 'menu':
      return ['menu', where.menu];
    case 'outside':
      return ['outside', where.route === null ? `by-trunk-${where.trunks[0]}` : `by-route-${where.route}`];
    case 'destination':
      return ['destination', toOwn];
    default:
      return [where.leads, 'number' in where ? where.number : ''];
  }
}

const nothing = aSnapshot();

test('given any house and any number, then it leads where the rendered dialplan leads', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(houses, fc.array(dialled, { minLength: 40, maxLength: 40 }), (snapshot, calls) => {
      fc.pre(newProblems(nothing, snapshot).length === 0);
      const rendered = render(templates, snapshot);
      const names = Object.keys(rendered).filter((name) => name.startsWith('extensions')) as (keyof typeof rendered)[];
      const find = readDialplan(names.map((name) => rendered[name]));
      for (const number of calls) {
        const where = whereTo(snapshot, number, { number: own, allowExternal: true });
        seen.add(where.leads);
        const meant = meaningOf(snapshot, find('from-extension', number), find, number);
        expect([number, ...(meant as unknown[])]).toEqual([number, ...(inTheseWords(where) as unknown[])]);
      }
    }),
    { numRuns: 40 },
  );
  const leads = [
    'code',
    'conference',
    'destination',
    'emergency',
    'extension',
    'mailbox',
    'menu',
    'nowhere',
    'outside',
    'paging-zone',
    'queue',
    'shared-mailbox',
    'slot',
  ];
  expect([...seen].toSorted()).toEqual(leads);
});

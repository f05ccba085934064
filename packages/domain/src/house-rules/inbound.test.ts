import { expect, test } from 'vitest';
import { aHouse, aThing } from '../testing/a-house.ts';
import type { Thing } from '../things/things.ts';
import { inboundRoutesAgree } from './inbound.ts';
import { nothingLeadsNowhere } from './references.ts';

function aRoute(id: string, particulars: Partial<Thing<'inbound-route'>>): Thing<'inbound-route'> {
  return aThing('inbound-route', { id, name: id, number: null, destination: { type: 'hang-up' }, ...particulars });
}

function problemsOf(...routes: readonly Thing<'inbound-route'>[]) {
  return inboundRoutesAgree(aHouse({ things: { 'inbound-route': routes } }));
}

test('given two routes of one number, one written with a +, then the later is refused with the other’s name', () =>
  expect(problemsOf(aRoute('sales', { number: '+5550100' }), aRoute('help', { number: '5550100' }))).toEqual([
    {
      at: 'inbound-route/help',
      field: 'number',
      message: expect.stringContaining('the inbound route “sales” (sales) and the inbound route “help” (help)'),
    },
  ]));

test.each([
  ['another caller', { caller: 'anonymous' }],
  ['another trunk', { trunk: 'telco' }],
  ['a longer beginning', { number: '55501*' }],
  ['being switched off', { enabled: false }],
])('given they differ by %s, then both can be', (_what, particulars) =>
  expect(problemsOf(aRoute('one', { number: '5550*' }), aRoute('two', { number: '5550*', ...particulars }))).toEqual(
    [],
  ),
);

test('given routes that lead to each other, then each is told that calls would go round', () => {
  const to = (target: string) => ({ type: 'inbound-route', target }) as const;
  const problems = problemsOf(
    aRoute('one', { number: '1', destination: to('two') }),
    aRoute('two', { number: '2', closed_destination: to('three') }),
    aRoute('three', { number: '3', destination: to('one') }),
    aRoute('into', { number: '4', destination: to('one') }),
  );
  expect(problems.map(({ at, field }) => [at, field])).toEqual([
    ['inbound-route/one', 'destination'],
    ['inbound-route/two', 'closed_destination'],
    ['inbound-route/three', 'destination'],
  ]);
});

test('given a route to something that is not there, then the field that names it is told', () => {
  const route = aRoute('main', {
    destination: { type: 'voicemail', target: '1001' },
    closed_destination: { type: 'conference', target: '2001' },
    schedule: 'office',
    switch: '1',
    trunk: 'telco',
  });
  const house = aHouse({ things: { 'inbound-route': [route] }, extensions: [{ voicemail: false }] });
  expect(nothingLeadsNowhere(house).map(({ field, message }) => [field, message])).toEqual(
    [
      ['destination', 'mailbox 1001'],
      ['closed_destination', 'conference 2001'],
      ['schedule', 'schedule office'],
      ['switch', 'day/night switch 1'],
      ['trunk', 'trunk telco'],
    ].map(([field, what]) => [
      field,
      `The inbound route “main” (main) needs the ${what}, and there would be none. Choose another there first.`,
    ]),
  );
});

import { expect, test } from 'vitest';
import { inboundRoute } from '../things/inbound-route.ts';
import type { Thing } from '../things/things.ts';
import { findInboundRoute, type InboundCall } from './find-inbound-route.ts';

function aRoute(id: string, particulars: Partial<Thing<'inbound-route'>>): Thing<'inbound-route'> {
  return inboundRoute.parse({ id, name: id, number: null, destination: { type: 'hang-up' }, ...particulars });
}

function routeOf(routes: readonly Thing<'inbound-route'>[], call: Partial<InboundCall>): string | null {
  return findInboundRoute(routes, { called: '5550100', caller: '12125550199', trunk: 'telco', ...call })?.id ?? null;
}

test('given no route, then none takes a call', () => expect(routeOf([], {})).toBe(null));

test.each([
  ['5550100', 'whole'],
  ['+5550100', 'whole'],
  ['5550101', 'longer'],
  ['5550', 'longer'],
  ['5551', 'shorter'],
  ['6660', 'any'],
  ['s', 'any'],
])('given %s is called, then the route that says most of the number takes it: %s', (called, id) => {
  const routes = [
    aRoute('any', {}),
    aRoute('shorter', { number: '555*' }),
    aRoute('longer', { number: '+5550*' }),
    aRoute('whole', { number: '5550100' }),
  ];
  expect(routeOf(routes, { called })).toBe(id);
});

test.each([
  ['+12125550199', 'one'],
  ['12125550199', 'one'],
  ['12125550000', 'city'],
  [null, 'hidden'],
  ['4930555', 'everybody'],
])('given %s calls, then the route that says most of the caller takes it: %s', (caller, id) => {
  const routes = [
    aRoute('everybody', {}),
    aRoute('hidden', { caller: 'anonymous' }),
    aRoute('city', { caller: '+1212*' }),
    aRoute('one', { caller: '12125550199' }),
  ];
  expect(routeOf(routes, { caller })).toBe(id);
});

test('given a route of the number for other callers only, then a route of any number takes the rest', () => {
  const routes = [aRoute('rest', {}), aRoute('vip', { number: '5550100', caller: '49*' })];
  expect(routeOf(routes, {})).toBe('rest');
});

test('given the number says more than the trunk, then the number counts', () => {
  const routes = [aRoute('trunk', { trunk: 'telco' }), aRoute('number', { number: '5550*' })];
  expect(routeOf(routes, {})).toBe('number');
  expect(routeOf(routes, { called: '777' })).toBe('trunk');
  expect(routeOf(routes, { called: '777', trunk: 'other' })).toBe(null);
});

test('given a route that is switched off, then it takes nothing', () =>
  expect(routeOf([aRoute('off', { enabled: false })], {})).toBe(null));

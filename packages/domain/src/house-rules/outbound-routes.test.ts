import { expect, test } from 'vitest';
import { houseProblems } from '../house-problems.ts';
import { defaultSettings } from '../settings/sections.ts';
import { noThings, thingKinds } from '../things/things.ts';
import { routesLeaveANumber } from './outbound-routes.ts';

const house = (given: object) => {
  const route = { id: 'out', name: 'Out', patterns: ['^9[0-9]+$'], trunks: ['telco'], ...given };
  const things = { ...noThings, 'outbound-route': [thingKinds['outbound-route'].schema.parse(route)] };
  return { extensions: [], things, settings: defaultSettings };
};

test('given a route that drops the 9 for an outside line, then something is left', () => {
  expect(routesLeaveANumber(house({ strip: 1 }))).toEqual([]);
});

test('given a route that drops more than its shortest number has, then it is said', () => {
  expect(routesLeaveANumber(house({ strip: 2 }))).toMatchObject([{ at: 'outbound-route/out', field: 'strip' }]);
});

test('given all digits are replaced by one number, then that is dialled', () => {
  expect(routesLeaveANumber(house({ patterns: ['^0$'], strip: 1, prepend: '5550100' }))).toEqual([]);
});

test('given a trunk that is not there, then the route can not go out by it', () => {
  expect(houseProblems(house({}))).toMatchObject([{ at: 'outbound-route/out', field: 'trunks' }]);
});

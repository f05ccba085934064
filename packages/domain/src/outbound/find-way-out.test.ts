import { expect, test } from 'vitest';
import { type Thing, thingKinds } from '../things/things.ts';
import { findWayOut } from './find-way-out.ts';

const aRoute = (given: object): Thing<'outbound-route'> =>
  thingKinds['outbound-route'].schema.parse({
    id: 'r',
    name: 'R',
    patterns: ['^[2-9][0-9]{9}$'],
    trunks: ['a', 'b'],
    ...given,
  });
const aTrunk = (id: string, enabled: boolean): Thing<'trunk'> =>
  thingKinds.trunk.schema.parse({ id, name: id, kind: 'address', host: `${id}.net`, enabled });
const trunks = [aTrunk('b', true), aTrunk('a', true)];

test('given a number two routes take, then the first does, by its trunks in their order', () => {
  const routes = [aRoute({ id: 'first', strip: 3, prepend: '+1' }), aRoute({ id: 'second' })];
  const way = findWayOut('2125550199', routes, trunks);
  expect(way).toMatchObject({ route: { id: 'first' }, number: '+15550199' });
  expect(way?.trunks.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('given the first route is switched off, then the second takes the number', () => {
  const routes = [aRoute({ id: 'first', enabled: false }), aRoute({ id: 'second' })];
  expect(findWayOut('2125550199', routes, trunks)?.route.id).toBe('second');
});

test('given a trunk is switched off, then it is passed', () => {
  const way = findWayOut('2125550199', [aRoute({})], [aTrunk('a', false), aTrunk('b', true)]);
  expect(way?.trunks.map(({ id }) => id)).toEqual(['b']);
});

test('given no route for a number, then there is no way', () =>
  expect(findWayOut('911', [aRoute({})], trunks)).toBeNull());

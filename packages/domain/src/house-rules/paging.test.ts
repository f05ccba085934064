import { expect, test } from 'vitest';
import { newProblems } from '../house-problems.ts';
import { usesOf } from '../references/references.ts';
import { aHouse, aThing } from '../testing/a-house.ts';
import { announcementsHaveADay, zonesReachSomebody } from './paging.ts';

test('given a zone nobody is in, then it is refused; with a device it is not', () => {
  const empty = aThing('paging-zone', { number: '9001', name: 'First floor' });
  expect(zonesReachSomebody(aHouse({ things: { 'paging-zone': [empty] } }))).toEqual([
    {
      ...{ at: 'paging-zone/9001', field: 'phones' },
      message: 'The paging zone “First floor” (9001) reaches nobody. Choose a phone or a device.',
    },
  ]);
  const seed = { ...empty, devices: [{ ip: '192.168.1.100' }] as never };
  expect(zonesReachSomebody(aHouse({ things: { 'paging-zone': [aThing('paging-zone', seed)] } }))).toEqual([]);
});

test('given a zone for everybody, then it is empty only where there is nobody', () => {
  const zone = aThing('paging-zone', { number: '9999', name: 'All call', reach: 'everybody' });
  const things = { 'paging-zone': [zone] };
  expect(zonesReachSomebody(aHouse({ things }))).toHaveLength(1);
  expect(zonesReachSomebody(aHouse({ things, extensions: [{ number: '1001' }] }))).toEqual([]);
});

test('given a menu leads to a zone, then the zone is used there and can’t be deleted', () => {
  const action = { type: 'paging-zone' as const, target: '9001' };
  const menu = aThing('menu', { id: 'porter', name: 'Porter', options: [{ key: '1', action, prompt: null }] });
  const yard = aThing('paging-zone', { number: '9001', name: 'Yard', phones: ['1001'] });
  const house = aHouse({ extensions: [{ number: '1001' }], things: { menu: [menu], 'paging-zone': [yard] } });
  expect(usesOf(house, 'paging-zone', '9001').map(({ as }) => as)).toEqual(['key 1 in the menu “Porter” (porter)']);
  const without = aHouse({ extensions: [{ number: '1001' }], things: { menu: [menu] } });
  expect(newProblems(house, without).map(({ message }) => message)).toEqual([
    'The menu “Porter” (porter) needs the paging zone 9001, and there would be none. Choose another there first.',
  ]);
});

test('given an announcement for neither a day nor a date, then it is refused', () => {
  const page = (particulars: object) =>
    aThing('scheduled-page', {
      ...{ id: 'bell', name: 'Bell', zone: '9001', prompt: 'gong', times: ['08:00'], time_zone: 'UTC' },
      ...particulars,
    });
  const problems = (particulars: object) =>
    announcementsHaveADay(aHouse({ things: { 'scheduled-page': [page(particulars)] } }));
  expect(problems({}).map(({ field }) => field)).toEqual(['days']);
  expect(problems({ days: ['monday'] })).toEqual([]);
  expect(problems({ date: '2026-12-24' })).toEqual([]);
});

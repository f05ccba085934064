import { expect, test } from 'vitest';
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

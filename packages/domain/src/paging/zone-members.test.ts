import { expect, test } from 'vitest';
import { aHouse, aThing } from '../testing/a-house.ts';
import { zoneMembers } from './zone-members.ts';

const speaker = (ip: string, codec: 'PCMU' | 'PCMA' = 'PCMU') => ({
  ...{ name: 'Loudspeaker', ip, by: 'unicast' as const, port: 5004, codec },
});
const first = aThing('paging-zone', {
  ...{ number: '9001', name: 'First floor', phones: ['1001', '1002'], devices: [speaker('10.0.0.1')] },
});
const second = aThing('paging-zone', {
  ...{ number: '9002', name: 'Second floor', phones: ['1002'] },
  devices: [speaker('10.0.0.1', 'PCMA'), speaker('10.0.0.2')],
});
const allCall = (reach: 'all-zones' | 'everybody') =>
  aThing('paging-zone', { number: '9999', name: 'All call', reach, devices: [speaker('10.0.0.2')] });

function members(reach: 'all-zones' | 'everybody') {
  const all = allCall(reach);
  const house = aHouse({
    extensions: [{ number: '1002' }, { number: '1003' }],
    things: { 'paging-zone': [first, second, all] },
  });
  return zoneMembers(all, house);
}

test('given a zone of its own members, then nobody else hears it', () => {
  const house = aHouse({ extensions: [{ number: '1003' }], things: { 'paging-zone': [first, second] } });
  expect(zoneMembers(first, house)).toEqual({ phones: ['1001', '1002'], devices: [speaker('10.0.0.1')] });
});

test('given a call to all zones, then who is in several of them is called once, as the first one says', () => {
  expect(members('all-zones')).toEqual({
    phones: ['1001', '1002'],
    devices: [speaker('10.0.0.2'), speaker('10.0.0.1')],
  });
});

test('given a call to everybody, then phones that are in no zone hear it too', () =>
  expect(members('everybody').phones).toEqual(['1001', '1002', '1003']));

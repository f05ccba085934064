import { expect, test } from 'vitest';
import { handlingFrom } from '../call-handling/call-handling.ts';
import { aHouse, aThing } from '../testing/a-house.ts';
import type { Thing } from '../things/things.ts';
import { whatHappens } from './what-happens.ts';

/** What happens when a zone of one phone and two loudspeakers is dialled, or a menu that leads to it. */
function told(particulars: Partial<Thing<'paging-zone'>>, dialled: string) {
  const speaker = (ip: string) => ({ name: 'Loudspeaker', ip, by: 'sip' as const, port: 5060, codec: 'PCMU' as const });
  const devices = [speaker('10.0.0.1'), speaker('10.0.0.2')];
  const zone = { number: '9001', name: 'Yard', phones: ['1002'], devices, ...particulars };
  const toZone = { type: 'paging-zone', target: '9001' } as const;
  const option = { key: '1' as const, action: toZone, prompt: null };
  const menu = aThing('menu', { id: 'porter', name: 'Porter', number: '0', options: [option] });
  const things = { 'paging-zone': [aThing('paging-zone', zone)], menu: [menu] };
  const house = aHouse({ extensions: [{ number: '1002' }], things });
  const circumstances = {
    moment: new Date('2026-07-01T12:00:00Z'),
    switchState: () => 'auto' as const,
    handlingOf: (extension: string) => handlingFrom(extension, () => ''),
    mayCallOutside: () => true,
  };
  const { ends, steps } = whatHappens(house, { dialled, extension: '1001', keys: '1' }, circumstances);
  return [ends, ...steps.map(({ says }) => says)];
}

test('given a phone pages a zone, then who hears it is told, and what becomes of those who talk', () => {
  expect(told({}, '9001')).toEqual([
    'page',
    'The paging zone “Yard” (9001) hears the caller: 1 phone and 2 loudspeakers. Who is in a call is left alone.',
  ]);
  expect(told({ priority: true }, '9001')).toEqual(['page', expect.stringMatching(/Who is in a call hears it too\.$/)]);
});

test('given a zone that others may page, then the caller is told', () =>
  expect(told({ callers: ['1002'] }, '9001')).toEqual([
    'announcement',
    'The paging zone “Yard” (9001) may not be paged by this phone: the caller hears so.',
  ]));

test('given a menu leads there, then who chooses it pages, whoever it is', () =>
  expect(told({ callers: ['1002'] }, '0')).toEqual([
    'page',
    'The menu “Porter” (porter) answers.',
    'The caller presses 1.',
    expect.stringMatching(/^The paging zone “Yard” \(9001\) hears the caller/),
  ]));

import { expect, test } from 'vitest';
import { handlingFrom } from '../call-handling/call-handling.ts';
import { aHouse, aThing } from '../testing/a-house.ts';
import type { Thing } from '../things/things.ts';
import { whatHappens } from './what-happens.ts';

/** What happens when 1001 dials a zone of one phone and two loudspeakers. */
function told(particulars: Partial<Thing<'paging-zone'>>) {
  const speaker = (ip: string) => ({ name: 'Loudspeaker', ip, by: 'sip' as const, port: 5060, codec: 'PCMU' as const });
  const devices = [speaker('10.0.0.1'), speaker('10.0.0.2')];
  const zone = { number: '9001', name: 'Yard', phones: ['1002'], devices, ...particulars };
  const house = aHouse({ extensions: [{ number: '1002' }], things: { 'paging-zone': [aThing('paging-zone', zone)] } });
  const circumstances = {
    moment: new Date('2026-07-01T12:00:00Z'),
    switchState: () => 'auto' as const,
    handlingOf: (extension: string) => handlingFrom(extension, () => ''),
    mayCallOutside: () => true,
  };
  const { ends, steps } = whatHappens(house, { dialled: '9001', extension: '1001' }, circumstances);
  return [ends, ...steps.map(({ says }) => says)];
}

test('given a phone pages a zone, then who hears it is told, and what becomes of those who talk', () => {
  expect(told({})).toEqual([
    'page',
    'The paging zone “Yard” (9001) hears the caller: 1 phone and 2 loudspeakers. Who is in a call is left alone.',
  ]);
  expect(told({ priority: true })).toEqual(['page', expect.stringMatching(/Who is in a call hears it too\.$/)]);
});

test('given a zone that others may page, then the caller is told', () =>
  expect(told({ callers: ['1002'] })).toEqual([
    'announcement',
    'The paging zone “Yard” (9001) may not be paged by this phone: the caller hears so.',
  ]));

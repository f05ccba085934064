import { expect, test } from 'vitest';
import { handlingFrom } from '../call-handling/call-handling.ts';
import { aHouse, aThing } from '../testing/a-house.ts';
import type { Thing } from '../things/things.ts';
import { whatHappens } from './what-happens.ts';

/** What happens when 1001 dials a group of Grace and a number outside. */
function told(particulars: Partial<Thing<'ring-group'>>) {
  const group = aThing('ring-group', {
    ...{ number: '600', name: 'Sales' },
    members: [
      { type: 'extension', target: '1002', delay_seconds: 0 },
      { type: 'external', target: '2125550100', delay_seconds: 0, confirm: true },
    ],
    ...particulars,
  });
  const house = aHouse({ extensions: [{ number: '1002', name: 'Grace' }], things: { 'ring-group': [group] } });
  const circumstances = {
    moment: new Date('2026-07-01T12:00:00Z'),
    switchState: () => 'auto' as const,
    handlingOf: (extension: string) => handlingFrom(extension, () => ''),
    mayCallOutside: () => true,
  };
  const { ends, steps } = whatHappens(house, { dialled: '600', extension: '1001' }, circumstances);
  return [ends, ...steps.map(({ says }) => says)];
}

test('given a phone dials a ring group, then whom it rings is told, and what comes after', () => {
  expect(told({})).toEqual([
    'ring-group',
    'The ring group “Sales” (600) rings at once: Grace (1002), 2125550100.',
    'When nobody answers the caller hears that nobody is there.',
  ]);
  expect(told({ strategy: 'hunt', fallback: { type: 'voicemail', target: '1002' } })).toEqual([
    'ring-group',
    'The ring group “Sales” (600) rings one after the other: Grace (1002), 2125550100.',
    'When nobody answers it goes to the voicemail 1002.',
  ]);
});

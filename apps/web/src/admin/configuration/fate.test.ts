import { expect, test } from 'vitest';
import { fateOf } from './fate.ts';

const nothing = { applied: 4, staged: null, failure: null };

test.each([
  ['nothing has happened yet', nothing, 'waiting'],
  ['it is live', { ...nothing, applied: 5 }, 'live'],
  ['a later one that contains it is live', { ...nothing, applied: 7 }, 'live'],
  ['it waits for an operator', { ...nothing, staged: 5 }, 'staged'],
  ['an earlier one waits', { ...nothing, staged: 4 }, 'waiting'],
  ['it was refused', { ...nothing, failure: { revision: 5, reason: 'no' } }, 'failed'],
  ['an earlier one was refused', { ...nothing, failure: { revision: 3, reason: 'no' } }, 'waiting'],
  ['it was refused, then a later one went live', { applied: 6, staged: null, failure: null }, 'live'],
] as const)('given revision 5 and that %s, then its fate is known', (_, state, fate) => {
  expect(fateOf(5, state)).toBe(fate);
});

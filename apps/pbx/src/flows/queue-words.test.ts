import { expect, test } from 'vitest';
import { standing } from './queue-words.ts';

const both = { announce_position: true, announce_hold_time: true };
const minute = 60_000;

test.each([
  ['is next', { position: 1, remainingMs: null }, 'youarenext thankyou'],
  [
    'is third, 5 minutes from an agent',
    { position: 3, remainingMs: 5 * minute },
    'thereare 3 callswaiting holdtime 5 minutes thankyou',
  ],
  ['has a minute left', { position: 1, remainingMs: minute }, 'youarenext holdtime 1 minute thankyou'],
  ['has waited as long as others did', { position: 2, remainingMs: 0 }, 'thereare 2 callswaiting thankyou'],
])('given a caller %s, then that is said', (_what, how, expected) => {
  const said = standing(how, both).map((prompt) => prompt.replace(/^(sound:queue-|number:)/, ''));
  expect(said.join(' ')).toBe(expected);
});

test('given nothing is to be told, or nothing is known, then nothing is said', () => {
  expect(
    standing({ position: 1, remainingMs: minute }, { announce_position: false, announce_hold_time: false }),
  ).toEqual([]);
  expect(standing({ position: 1, remainingMs: null }, { announce_position: false, announce_hold_time: true })).toEqual(
    [],
  );
});

import { expect, test } from 'vitest';
import { aHouse, aThing } from '../testing/a-house.ts';
import type { Thing } from '../things/things.ts';
import { codesAreDistinct } from './feature-codes.ts';

function problemsOf(
  codes: readonly Partial<Thing<'feature-code'>>[],
  extensions: readonly string[],
  switches: readonly string[],
): string[] {
  const house = aHouse({
    things: {
      'feature-code': codes.map((code) => aThing('feature-code', code)),
      switch: switches.map((number) => aThing('switch', { number, name: number })),
    },
    extensions: extensions.map((number) => ({ number })),
  });
  return [...new Set(codesAreDistinct(house).map(({ message }) => message.split('.')[0] ?? ''))];
}

test('given the codes of a new system and a house of four digits, then none gets into the way of another', () =>
  expect(problemsOf([], ['1001', '1002'], ['1', '2'])).toEqual([]));

test('given two features of one code, then both are named', () =>
  expect(problemsOf([{ id: 'redial', code: '*97' }], [], [])).toEqual([
    '*97 would mean both “Own mailbox” (*97) and “Redial” (*97)',
  ]));

test('given one of them is switched off, then that is fine', () =>
  expect(problemsOf([{ id: 'redial', code: '*97', enabled: false }], [], [])).toEqual([]));

test.each([
  [['97'], [], '*97 would mean both “Own mailbox” (*97) and “Mailbox of an extension” (*)'],
  [['1001', '801001'], [], '*801001 would mean both “Mailbox of an extension” (*) and “Intercom” (*80)'],
  [['281'], ['1'], '*281 would mean both “Mailbox of an extension” (*) and “Day or night” (*28)'],
])('given extensions %j and switches %j, then %s', (extensions, switches, message) =>
  expect(problemsOf([], extensions, switches)).toEqual([message]),
);

test('given a code that takes any number behind it, then no longer code can begin with it', () =>
  expect(problemsOf([{ id: 'forward-always', code: '*6' }], [], [])).toEqual([
    '*67*… would mean both “Forward every call” (*6) and “Forward when busy” (*67*)',
    '*61*… would mean both “Forward every call” (*6) and “Forward when nobody answers” (*61*)',
    '*62*… would mean both “Forward every call” (*6) and “Forward when unreachable” (*62*)',
    '*66 would mean both “Forward every call” (*6) and “Redial” (*66)',
    '*69 would mean both “Forward every call” (*6) and “Call the last caller” (*69)',
  ]));

test('given a code that is pressed during a call, then only others of that kind get into its way', () => {
  expect(problemsOf([{ id: 'transfer-attended', code: '*66' }], [], [])).toEqual([]);
  expect(problemsOf([{ id: 'transfer-blind', code: '*7' }], [], [])).toEqual([
    '*74 would mean both “Transfer” (*7) and “Park” (*74)',
  ]);
});

test('given a problem, then it can be told at the code and at the number', () => {
  const house = aHouse({ extensions: [{ number: '97' }] });
  expect(codesAreDistinct(house).map(({ at, field }) => [at, field])).toEqual([
    ['feature-code/voicemail-of', 'code'],
    ['feature-code/voicemail-own', 'number'],
  ]);
});

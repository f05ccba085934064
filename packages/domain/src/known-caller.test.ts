import { expect, test } from 'vitest';
import { knownCaller } from './known-caller.ts';

test.each([
  ['+4930555', 'Konrad', '+4930555', 'Konrad'],
  ['anonymous', 'Anonymous', '', ''],
  ['Restricted', 'Konrad', '', 'Konrad'],
  ['+4930555', 'unavailable', '+4930555', ''],
  ['', '', '', ''],
])('given a call of %j, %j, then people are told %j, %j', (number, name, toldNumber, toldName) =>
  expect(knownCaller(number, name)).toEqual({ number: toldNumber, name: toldName }),
);

import { expect, test } from 'vitest';
import { defaultSettings } from '../settings/sections.ts';
import { handlingFault } from './call-handling.ts';

test.each([
  ['its own number', '1001', /to itself/],
  ['an emergency number', '911', /emergency number/],
  ['an emergency number behind the prefix', '9911', /emergency number/],
])('given a phone is to forward to %s, then that is refused at the field', (_what, forward_busy, message) =>
  expect(handlingFault('1001', { do_not_disturb: true, forward_busy }, defaultSettings)).toEqual({
    field: 'forward_busy',
    message: expect.stringMatching(message),
  }),
);

test('given any other number or none, then it is fine', () => {
  expect(handlingFault('1001', { forward_always: '1002', forward_busy: null }, defaultSettings)).toBe(null);
});

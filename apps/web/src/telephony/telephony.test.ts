import { expect, test } from 'vitest';
import { isMissedBy, type LiveCall, tellCallChange } from './calls.ts';
import { tellPhoneChange } from './phone-state.ts';

const ringing: LiveCall = {
  call_id: '1',
  state: 'ringing',
  state_since: '2026-11-21T10:00:00Z',
  place: null,
  with: null,
  from: '1001',
  from_name: 'Anna',
  to: '1002',
  started_at: '2026-11-21T10:00:00Z',
  answered_at: null,
};

test('given a call that comes, is answered and ends, then each is told once', () => {
  const talking: LiveCall = { ...ringing, state: 'talking' };
  expect(tellCallChange(undefined, ringing)).toBe('Call from 1001 to 1002: ringing.');
  expect(tellCallChange(ringing, ringing)).toBeNull();
  expect(tellCallChange(ringing, talking)).toBe('Call from 1001 to 1002: talking.');
  expect(tellCallChange(talking, undefined)).toBe('Call from 1001 to 1002 ended.');
  const supervises = { ...ringing, state: 'supervising', to: '' } as const;
  expect(tellCallChange(undefined, supervises)).toBe('Call of 1001: listening in.');
});

test('given a phone whose state changes, then it is told; one that was added or deleted is not', () => {
  const phone = { number: '1001', name: 'Anna', state: 'offline' } as const;
  expect(tellPhoneChange(phone, { ...phone, state: 'online' })).toBe('1001 Anna: online.');
  expect(tellPhoneChange(phone, phone)).toBeNull();
  expect(tellPhoneChange(undefined, phone)).toBeNull();
});

test.each([
  [{ from: '1002', to: '1001', outcome: 'no-answer' }, true],
  [{ from: '1002', to: '1001', outcome: 'voicemail' }, true],
  [{ from: '1002', to: '1001', outcome: 'answered' }, false],
  [{ from: '1001', to: '1002', outcome: 'no-answer' }, false],
  [{ from: '1001', to: '1001', outcome: 'voicemail' }, false],
] as const)('given the call %j, then 1001 missed it: %s', (call, missed) => {
  expect(isMissedBy('1001', call)).toBe(missed);
});

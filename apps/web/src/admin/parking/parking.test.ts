import { defaultSettings } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { checkFields, fieldsOf, parkingOf } from './parking-fields.ts';
import { type ParkedCall, tellParked } from './tell-parked.ts';

test('given the settings as they are, then what is sent back is the same', () => {
  const { parking } = defaultSettings;
  const chosen = { ...parking, destination: { type: 'extension', target: '1001' }, music: 'jazz' } as const;
  for (const settings of [parking, chosen]) expect(parkingOf(fieldsOf(settings))).toEqual(settings);
});

test('given text for a number, then it is at fault', () => {
  const fields = { ...fieldsOf(defaultSettings.parking), timeout_seconds: 'a minute', ring_seconds: '' };
  expect(Object.keys(checkFields(fields))).toEqual(['timeout_seconds', 'ring_seconds']);
});

const parked: ParkedCall = {
  slot: '71',
  from: '5550100',
  from_name: 'Bob',
  parked_by: '1001',
  parked_by_name: 'Ada',
  parked_at: '2026-11-21T08:00:00Z',
  returns_at: '2026-11-21T08:01:00Z',
};

test.each([
  [undefined, parked, 'Bob was parked in 71 by Ada.'],
  [undefined, { ...parked, from_name: '', parked_by: null, parked_by_name: null }, '5550100 was parked in 71.'],
  [parked, { ...parked, parked_at: '2026-11-21T08:02:00Z', from_name: 'Eve' }, 'Eve was parked in 71 by Ada.'],
  [parked, undefined, 'Slot 71 is free again.'],
  [parked, parked, null],
])('given %j becomes %j, then it is told as %s', (before, after, words) => {
  expect(tellParked(before, after)).toBe(words);
});

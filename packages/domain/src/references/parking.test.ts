import { expect, test } from 'vitest';
import type { Destination } from '../destination.ts';
import type { House } from '../house.ts';
import { defaultSettings } from '../settings/sections.ts';
import { noThings } from '../things/things.ts';
import { usesOf } from './references.ts';

const house = (destination: Destination | null): House => ({
  extensions: [],
  things: noThings,
  settings: { ...defaultSettings, parking: { ...defaultSettings.parking, destination } },
});

test('given parked calls that go to an extension when nobody fetches them, then the extension is used there', () => {
  expect(usesOf(house({ type: 'extension', target: '1001' }), 'extension', '1001')).toEqual([
    {
      from: { kind: 'settings', key: 'parking', name: 'what is done with parked calls' },
      field: 'destination',
      to: { kind: 'extension', key: '1001' },
      as: 'where parked calls go that nobody fetches',
    },
  ]);
});

test('given parked calls that go back to the parker, then they use no extension', () => {
  expect(usesOf(house(null), 'extension', '1001')).toEqual([]);
});

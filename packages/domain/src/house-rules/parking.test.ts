import { expect, test } from 'vitest';
import type { House } from '../house.ts';
import { slotsOf } from '../settings/parking.ts';
import { defaultSettings } from '../settings/sections.ts';
import { conference } from '../things/conference.ts';
import { noThings } from '../things/things.ts';
import { slotsAreFree } from './parking.ts';

const ada = {
  number: '75',
  name: 'Ada',
  voicemail: true,
  locationId: null,
  pickupGroup: null,
  music: null,
  codecs: null,
  dtmf: null,
};

const house = (slots: [first: string, last: string], others: Partial<House> = {}): House => ({
  extensions: [],
  things: noThings,
  settings: { ...defaultSettings, parking: { ...defaultSettings.parking, first_slot: slots[0], last_slot: slots[1] } },
  ...others,
});

test('given no settings, then the slots are 70 to 79 and collide with nothing', () => {
  expect(slotsOf(defaultSettings.parking)).toEqual(['70', '71', '72', '73', '74', '75', '76', '77', '78', '79']);
  expect(slotsAreFree(house(['70', '79']))).toEqual([]);
});

test.each([
  [['70', '709'], 'digits'],
  [['79', '70'], 'before the first'],
  [['700', '800'], '100 parking slots'],
] as const)('given the slots %j, then it is said what is wrong', ([first, last], fault) => {
  expect(slotsAreFree(house([first, last]))).toMatchObject([
    { at: 'settings/parking', field: 'last_slot', message: expect.stringContaining(fault) },
  ]);
});

test('given an extension among the slots, then both ends are told', () => {
  const message = '75 is the extension of Ada, and a parking slot (70 to 79): it can be one of them only.';
  expect(slotsAreFree(house(['70', '79'], { extensions: [ada] }))).toEqual([
    { at: 'settings/parking', field: 'first_slot', message },
    { at: 'extension/75', field: 'number', message },
  ]);
});

test('given a conference or an emergency number among the slots, then they are told too', () => {
  const things = { ...noThings, conference: [conference.parse({ number: '2001', name: 'Staff' })] };
  expect(slotsAreFree(house(['2000', '2009'], { things }))).toHaveLength(2);
  expect(slotsAreFree(house(['910', '919']))).toHaveLength(2);
});

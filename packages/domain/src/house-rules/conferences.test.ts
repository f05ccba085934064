import { expect, test } from 'vitest';
import { defaultSettings } from '../settings/sections.ts';
import { conference } from '../things/conference.ts';
import { noThings } from '../things/things.ts';
import { conferencesCanBeModerated } from './conferences.ts';

const fieldsAtFault = (room: object) => {
  const things = { ...noThings, conference: [conference.parse({ number: '2001', name: 'Staff', ...room })] };
  return conferencesCanBeModerated({ extensions: [], things, settings: defaultSettings }).map(({ field }) => field);
};

test('given a room without PINs, or with two that differ, then it is fine', () => {
  expect(fieldsAtFault({})).toEqual([]);
  expect(fieldsAtFault({ pin: '1234', moderator_pin: '5678', wait_for_moderator: true })).toEqual([]);
});

test('given one PIN for members and moderators, then another is asked for', () => {
  expect(fieldsAtFault({ pin: '1234', moderator_pin: '1234' })).toEqual(['moderator_pin']);
});

test('given members wait for a moderator nobody can be, then a PIN is asked for', () => {
  expect(fieldsAtFault({ wait_for_moderator: true })).toEqual(['moderator_pin']);
});

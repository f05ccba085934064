import { settingsSections, thingKinds } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { alarmsIn, type EmergencyCall, sentenceOf, tellEmergency } from './emergency-call.ts';
import { checkFields, listInWords, fieldsOf as settingsFields, changeOf as settingsOf } from './emergency-fields.ts';
import { fieldsOf, locationOf } from './location-fields.ts';

const settings = settingsSections.emergency.parse({});
const location = thingKinds.location.schema.parse({
  id: 'gym',
  name: 'Gym',
  address: '12 School Road',
  city: 'Springfield',
  floor: 'Ground floor',
  country: 'US',
  elin: '+12125551234',
});

describe('the form of emergency calls', () => {
  test('given the settings as they are, then what is sent back is the same but for the mode, which is not sent', () => {
    const chosen = { ...settings, trunks: ['telco'], notify: ['a@b.net', 'c@d.net'], security_desk: '1001' };
    for (const given of [settings, chosen]) {
      const { production_mode: _, ...rest } = given;
      expect(settingsOf(settingsFields(given))).toEqual(rest);
    }
  });

  test('given text for a number, then it is at fault', () => {
    expect(checkFields({ ...settingsFields(settings), callback_minutes: '' })).toHaveProperty('callback_minutes');
  });

  test.each([
    [['911'], '911'],
    [['911', '112'], '911 and 112'],
    [['911', '933', '112'], '911, 933 and 112'],
  ])('given the numbers %j, then they are said as %s', (numbers, words) => {
    expect(listInWords(numbers)).toBe(words);
  });
});

describe('a location', () => {
  test('given its form is not touched, then what is sent back is the same', () => {
    expect(locationOf(fieldsOf(location))).toEqual(location);
  });

  test('given a number and a country as people write them, then they are sent as they are kept', () => {
    const typed = { ...fieldsOf(location), elin: '+1 (212) 555-1234', country: 'us', zip: ' ' };
    expect(locationOf(typed)).toEqual(location);
  });
});

describe('an emergency call', () => {
  const call: EmergencyCall = {
    id: '1.1',
    number: '911',
    extension: '1001',
    extension_name: 'Ada',
    place: 'Gym, 14 School Road, Springfield',
    shown: '+12125551234',
    outcome: 'ringing',
    trunk: 'telco',
    started_at: '2026-11-21T08:00:00Z',
    answered_at: null,
    ended_at: null,
    acknowledged_at: null,
    acknowledged_by: null,
    is_alarming: true,
  };

  test.each([
    [{ outcome: 'blocked' }, /test mode: nothing left/],
    [{ outcome: 'ringing' }, /going out now/],
    [{ outcome: 'answered' }, /^Somebody outside has answered/],
    [{ outcome: 'answered', ended_at: '2026-11-21T08:05:00Z' }, /over/],
    [{ outcome: 'failed' }, /Call for help by another phone/],
    [{ outcome: 'given-up' }, /hung up before/],
  ] as const)('given %j, then it says what became of it', (state, words) => {
    expect(sentenceOf({ ...call, ...state })).toMatch(words);
  });

  test('given several, then those that left come before those of test mode, and what is looked after is no alarm', () => {
    const test = { ...call, id: 'test', outcome: 'blocked' } as const;
    const known = { ...call, id: 'known', is_alarming: false };
    expect(alarmsIn([test, known, call])).toEqual([call, test]);
  });

  test('given it goes on or somebody looks after it, then that is told; a new one alarms by itself', () => {
    const answered = { ...call, outcome: 'answered' } as const;
    const known = { ...answered, acknowledged_by: 'desk', is_alarming: false };
    expect(tellEmergency(undefined, call)).toBeNull();
    expect(tellEmergency(call, answered)).toMatch(/^911 called by 1001 Ada: Somebody outside/);
    expect(tellEmergency(answered, known)).toBe('911 called by 1001 Ada: the security desk looks after it.');
    expect(tellEmergency(known, known)).toBeNull();
  });
});

import { settingsSections, thingKinds } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { checkFields, listInWords, fieldsOf as settingsFields, changeOf as settingsOf } from './emergency-fields.ts';
import { fieldsOf, locationFor, locationOf, placeOf } from './location-fields.ts';

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

  test('given one in words, then parts that are not known are left out', () => {
    expect(placeOf(location)).toBe('12 School Road, Springfield, Ground floor');
  });

  test('given an extension, then its own location counts, else the one of the whole system', () => {
    const known = [{ ...location, created_at: '', updated_at: '', secrets_set: [] }];
    expect(locationFor({ location_id: 'gym' }, null, known)?.id).toBe('gym');
    expect(locationFor({ location_id: null }, 'gym', known)?.id).toBe('gym');
    expect(locationFor({ location_id: null }, null, known)).toBeNull();
  });
});

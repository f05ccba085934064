import { shape } from '@flexpbx/domain/api';
import { describe, expect, test } from 'vitest';
import { changeOf, checkFields, creationOf, newFields } from './extension-fields.ts';
import { phoneGuides } from './phone-guides.ts';
import { matchesSearch } from './search.ts';

describe('the form of an extension', () => {
  test('given only a number and a name, then the rest is the product’s default and secrets are generated', () => {
    const body = creationOf({ ...newFields, number: ' 1001 ', name: 'Anna' });
    expect(shape.ExtensionCreate.parse(body)).toEqual({
      number: '1001',
      name: 'Anna',
      email: null,
      caller_id: null,
      location: null,
      no_answer_timeout: 30,
      voicemail: true,
      allow_external: false,
      codecs: null,
      dtmf: null,
      encryption: 'off',
      pickup_group: null,
      music: null,
      location_id: null,
    });
  });

  test('given a change with empty secrets, then they are not sent and so stay', () => {
    const change = changeOf({ ...newFields, name: 'Anna' });
    expect(change).not.toHaveProperty('password');
    expect(changeOf({ ...newFields, voicemail_pin: '4829' })).toHaveProperty('voicemail_pin', '4829');
  });

  test('given the name of a pickup group as people write it, then it is kept as one word', () => {
    expect(changeOf({ ...newFields, pickup_group: ' Front office ' })).toHaveProperty('pickup_group', 'front-office');
  });

  test.each(['', 'soon', '30s', '1.5'])('given "%s" as ring time, then seconds are asked for in words', (typed) => {
    expect(checkFields({ ...newFields, no_answer_timeout: typed }).no_answer_timeout).toMatch(/whole seconds/);
  });
});

describe('searching extensions', () => {
  const registration = { contact: 'sip:x', reachability: 'reachable', round_trip_ms: 1, updated_at: '' } as const;
  const anna = {
    number: '1001',
    name: 'Anna Lindqvist',
    location: 'Room 12',
    registrations: [{ ...registration, user_agent: 'Yealink T54W' }],
  };

  test.each(['', '100', 'LINDQ', 'room 12', 'yealink', '1001 anna', 'anna room'])(
    'given "%s", then it is found',
    (typed) => {
      expect(matchesSearch(anna, typed)).toBe(true);
    },
  );

  test.each(['1002', 'anna grandstream'])('given "%s", then it is not', (typed) => {
    expect(matchesSearch(anna, typed)).toBe(false);
  });
});

test('given a phone’s values, then the steps name them but never the password', () => {
  const guides = phoneGuides({
    server: 'phones.school.org',
    sip_port: 5060,
    sips_port: 5061,
    transports: ['udp'],
    username: '1001',
    password: 'dont-print-me',
    display_name: 'Anna',
    voicemail_code: '*97',
    voicemail_pin: '4829',
  });
  const text = JSON.stringify(guides);
  expect(text).toContain('phones.school.org');
  expect(text).not.toContain('dont-print-me');
  expect(text).not.toContain('4829');
});

import { presetOf, thingKinds, trunkPresets } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import {
  checkFields as checkRoute,
  newFields as newRoute,
  changeOf as routeChangeOf,
} from '../outbound-routes/outbound-fields.ts';
import { changeOf, checkFields, creationOf, fieldsOf, newFields, type TrunkFields } from './trunk-fields.ts';
import { type TrunkState, tellTrunkChange } from './trunk-state.ts';

const { schema } = thingKinds.trunk;
const registration = presetOf('registration');
if (!registration) throw new Error('there is no preset for registration');
const filled: TrunkFields = {
  ...newFields(registration),
  id: 'telco',
  name: 'Telco',
  host: ' sip.provider.net ',
  username: 'us',
  password: 'secret',
};

describe('a form for a trunk', () => {
  test.each(trunkPresets.map((preset) => [preset.id, preset] as const))(
    'given a new one of %s, then what the preset gives is in it',
    (id, preset) => {
      const fields = newFields(preset);
      const sent = schema.parse(creationOf({ ...fields, id: 'x', name: 'X', host: preset.hostExample }));
      expect(sent).toMatchObject({ ...preset.given, host: preset.hostExample, preset: id });
    },
  );

  test('given it is filled in, then what is empty is left to the system', () => {
    expect(schema.parse(creationOf(filled))).toMatchObject({
      host: 'sip.provider.net',
      port: null,
      from_user: null,
      codecs: null,
      max_calls: null,
      password: 'secret',
      caller_id: { show: 'extension' },
    });
  });

  test('given a trunk that is there, then its secrets are not filled in, and stay when nothing is typed', () => {
    const trunk = schema.parse({ ...creationOf(filled), caller_id: { show: 'number', number: '5550100' } });
    // What the API answers besides must not be sent back.
    const fields = fieldsOf({ ...trunk, ...{ updated_at: 'now', secrets_set: ['password'] } });
    expect(fields).toMatchObject({ password: '', caller_id: 'number', caller_number: '5550100', port: '' });
    expect(changeOf(fields)).not.toHaveProperty('password');
    expect(changeOf(fields)).not.toHaveProperty('id');
    expect(schema.parse({ ...creationOf(fields), password: 'secret' })).toEqual(trunk);
  });

  test.each([
    [{ port: 'x' }, 'port'],
    [{ max_calls: '1.5' }, 'max_calls'],
    [{ patience_seconds: '' }, 'patience_seconds'],
    [{ caller_id: 'number' }, 'caller_number'],
  ] as const)('given %j, then %s is at fault', (given, field) => {
    expect(Object.keys(checkFields({ ...filled, ...given }))).toEqual([field]);
  });

  test('given addresses in several lines, then each is one', () => {
    const { allowed_addresses: addresses } = changeOf({
      ...filled,
      allowed_addresses: '192.0.2.1\n 192.0.2.0/24, 10.0.0.1\n',
    });
    expect(addresses).toEqual(['192.0.2.1', '192.0.2.0/24', '10.0.0.1']);
  });
});

describe('a form for an outbound route', () => {
  test('given patterns in several lines, then each is one, and the line at fault is named', () => {
    const fields = { ...newRoute, patterns: '^911$\n\n ^[2-9][0-9]{9}$ ', trunks: ['telco'] };
    expect(routeChangeOf(fields).patterns).toEqual(['^911$', '^[2-9][0-9]{9}$']);
    expect(checkRoute(fields)).toEqual({});
    expect(checkRoute({ ...fields, patterns: '^911$\n911' }).patterns).toMatch(/^Line 2: Begin the pattern/);
  });

  test('given text for a number, then it is at fault', () => {
    expect(Object.keys(checkRoute({ ...newRoute, strip: 'one', ring_seconds: '' }))).toEqual(['strip', 'ring_seconds']);
  });
});

test('given a trunk goes down, then that is told with the reason', () => {
  const up: TrunkState = {
    trunk: 'telco',
    name: 'Telco',
    state: 'up',
    reason: null,
    fix: null,
    sip_status: null,
    round_trip_ms: 3,
    since: null,
  };
  const down = { ...up, state: 'down', reason: 'It does not answer.' } as const;
  expect(tellTrunkChange(up, down)).toBe('Trunk Telco: down. It does not answer.');
  expect(tellTrunkChange(up, { ...up, round_trip_ms: 9 })).toBeNull();
});

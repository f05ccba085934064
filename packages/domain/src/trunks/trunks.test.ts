import { describe, expect, it, test } from 'vitest';
import { houseProblems } from '../house-problems.ts';
import { defaultSettings } from '../settings/sections.ts';
import { noThings, type Thing, thingKinds } from '../things/things.ts';
import { accountAddress, firstHost, proxyAddress, sipAddress } from './addresses.ts';
import { knownBy } from './known-by.ts';
import { presetOf, trunkPresets } from './presets.ts';
import { troubleWords } from './trunk-state.ts';

const aTrunk = (given: object): Thing<'trunk'> =>
  thingKinds.trunk.schema.parse({ id: 'telco', name: 'Telco', kind: 'address', host: 'sip.provider.net', ...given });

describe('SIP addresses of a trunk', () => {
  test.each([
    [{}, 'sip:sip.provider.net'],
    [{ port: 5070 }, 'sip:sip.provider.net:5070'],
    [{ port: 5061, transport: 'tls' }, 'sip:sip.provider.net:5061;transport=tls'],
    [{ host: '2001:db8::1', port: 5060, transport: 'tcp' }, 'sip:[2001:db8::1]:5060;transport=tcp'],
  ])('given %j, then calls are sent to %s', (given, address) => expect(sipAddress(aTrunk(given))).toBe(address));

  it('given an account, then it is of the domain the provider gives, else of the host', () => {
    expect(accountAddress(aTrunk({ username: '+4930123' }))).toBe('sip:+4930123@sip.provider.net');
    expect(accountAddress(aTrunk({ username: 'us', from_domain: 'provider.net' }))).toBe('sip:us@provider.net');
  });

  it('given a proxy, then requests pass it by the same transport', () => {
    expect(proxyAddress(aTrunk({}))).toBeNull();
    expect(proxyAddress(aTrunk({ outbound_proxy: 'edge.net:5080' }))).toBe('sip:edge.net:5080;lr');
    expect(proxyAddress(aTrunk({ outbound_proxy: 'edge.net', transport: 'tls' }))).toBe(
      'sip:edge.net;transport=tls;lr',
    );
  });
});

test.each([
  [{}, 'sip.provider.net'],
  [{ outbound_proxy: 'edge.net:5080' }, 'edge.net'],
  [{ outbound_proxy: '2001:db8::1' }, '2001:db8::1'],
])('given %j, then requests are sent to %s first', (given, host) => expect(firstHost(aTrunk(given))).toBe(host));

describe('what a call from a trunk is known by', () => {
  test.each([
    [{ host: '192.0.2.1' }, { addresses: ['192.0.2.1'], lookedUp: null }],
    [{ host: '2001:db8::1' }, { addresses: ['2001:db8::1'], lookedUp: null }],
    [{}, { addresses: [], lookedUp: 'sip.provider.net' }],
    [{ allowed_addresses: ['192.0.2.0/24'] }, { addresses: ['192.0.2.0/24'], lookedUp: null }],
    [
      { kind: 'registration', username: 'us' },
      { addresses: [], lookedUp: null },
    ],
  ])('given %j, then %j', (given, known) => expect(knownBy(aTrunk(given))).toEqual(known));
});

describe('presets', () => {
  test.each(trunkPresets.map((preset) => [preset.id, preset] as const))(
    'given %s with what it asks filled in, then the trunk is complete',
    (id, preset) => {
      const answers: Record<string, unknown> = { host: preset.hostExample, username: 'us', password: 'pw', key: 'k' };
      const answered = Object.fromEntries(
        preset.asks.flatMap((field) => (field in answers ? [[field, answers[field]]] : [])),
      );
      const trunk = thingKinds.trunk.schema.parse({ id, name: preset.name, preset: id, ...preset.given, ...answered });
      expect(
        houseProblems({ extensions: [], things: { ...noThings, trunk: [trunk] }, settings: defaultSettings }),
      ).toEqual([]);
    },
  );

  it('given a trunk of a preset that is no more, then none is found', () => {
    expect(presetOf('of-old')).toBeUndefined();
    expect(presetOf(null)).toBeUndefined();
    expect(presetOf('twilio')?.name).toContain('Twilio');
  });
});

describe('words for trouble', () => {
  test.each([
    ['rejected', 403, 'password'],
    ['rejected', 401, 'password'],
    ['rejected', 404, 'user name'],
    ['rejected', 503, 'at the moment'],
    ['rejected', 488, '(488)'],
    ['rejected', null, 'refuses our registration.'],
    ['no-answer', null, 'does not answer our registration'],
    ['host-not-found', null, 'no host sip.provider.net'],
    ['unreachable', null, 'sip.provider.net does not answer'],
    ['certificate-untrusted', null, 'nobody this machine trusts'],
    ['certificate-expired', null, 'has expired'],
    ['certificate-of-another', null, 'for another name'],
    ['certificate-unusable', null, 'prove who it is'],
  ] as const)('given %s %s, then it is said and something can be done', (trouble, sipStatus, words) => {
    const said = troubleWords({ trouble, sipStatus }, 'sip.provider.net');
    expect(said?.reason).toContain(words);
    expect(said?.fix).toMatch(/\.$/);
  });

  it('given no trouble, then there is nothing to say', () => {
    expect(troubleWords({ trouble: null, sipStatus: null }, 'x')).toBeNull();
  });
});

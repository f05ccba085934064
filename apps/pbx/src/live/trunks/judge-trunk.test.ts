import { type Thing, thingKinds } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import { type Findings, judgeTrunk } from './judge-trunk.ts';

const aTrunk = (given: object): Thing<'trunk'> =>
  thingKinds.trunk.schema.parse({ id: 'telco', name: 'Telco', kind: 'address', host: 'sip.provider.net', ...given });
const byAddress = aTrunk({});
const byRegistration = aTrunk({ kind: 'registration', username: 'us' });

const reachable = { status: 'Reachable', roundTripMs: 20 };
const unreachable = { status: 'Unreachable', roundTripMs: null };
const notAsked = { status: 'NonQualified', roundTripMs: null };
const found = (particulars: Partial<Findings>): Findings => ({
  registration: null,
  contacts: [reachable],
  fault: null,
  certificateFault: null,
  hostIsKnown: true,
  ...particulars,
});

describe('a trunk by address', () => {
  test.each([
    ['it answers', {}, { condition: 'up', roundTripMs: 20 }],
    ['it does not answer', { contacts: [unreachable] }, { condition: 'down', trouble: 'unreachable' }],
    ['one of its addresses answers', { contacts: [unreachable, reachable] }, { condition: 'up' }],
    [
      'there is no such host',
      { contacts: [unreachable], hostIsKnown: false },
      { condition: 'down', trouble: 'host-not-found' },
    ],
    [
      'its certificate has expired',
      { contacts: [unreachable], certificateFault: 'certificate-expired' },
      { condition: 'down', trouble: 'certificate-expired' },
    ],
    ['it was not asked yet', { contacts: [notAsked] }, { condition: 'checking' }],
    ['Asterisk does not know it yet', { contacts: [] }, { condition: 'checking' }],
  ] as const)('given %s, then it is judged so', (_what, particulars, judgement) =>
    expect(judgeTrunk(byAddress, found(particulars))).toMatchObject(judgement),
  );

  test('given it is never asked, then nobody claims that it works', () => {
    const trunk = aTrunk({ qualify_seconds: null });
    expect(judgeTrunk(trunk, found({ contacts: [notAsked] }))).toMatchObject({ condition: 'unchecked' });
  });
});

describe('a trunk by registration', () => {
  test.each([
    ['we are registered', { registration: 'Registered' }, { condition: 'up', trouble: null }],
    ['we try', { registration: 'Unregistered' }, { condition: 'checking' }],
    [
      'the password is wrong',
      { registration: 'Rejected', fault: { status: 403 } },
      { condition: 'down', trouble: 'rejected', sipStatus: 403 },
    ],
    [
      'it did not answer',
      { registration: 'Rejected', fault: { status: null } },
      { condition: 'down', trouble: 'no-answer', sipStatus: null },
    ],
    [
      'there is no such host',
      { registration: 'Rejected', fault: { status: null }, hostIsKnown: false },
      { condition: 'down', trouble: 'host-not-found' },
    ],
    [
      'nobody vouches for it',
      { registration: 'Rejected', fault: { status: null }, certificateFault: 'certificate-untrusted' },
      { condition: 'down', trouble: 'certificate-untrusted', sipStatus: null },
    ],
    [
      'it answers by a new connection that the password is wrong',
      { registration: 'Rejected', fault: { status: 401 }, certificateFault: 'certificate-untrusted' },
      { condition: 'down', trouble: 'rejected', sipStatus: 401 },
    ],
    ['it is not known why', { registration: 'Rejected' }, { condition: 'down', trouble: 'rejected', sipStatus: null }],
    [
      'we are registered, but it answers no more',
      { registration: 'Registered', contacts: [unreachable] },
      { condition: 'down', trouble: 'unreachable' },
    ],
    ['it is not asked', { registration: 'Registered', contacts: [notAsked] }, { condition: 'up', roundTripMs: null }],
  ] as const)('given %s, then it is judged so', (_what, particulars, judgement) =>
    expect(judgeTrunk(byRegistration, found(particulars))).toMatchObject(judgement),
  );
});

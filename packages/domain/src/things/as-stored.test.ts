import { expect, test } from 'vitest';
import { thingAsStored } from './as-stored.ts';
import { thingKinds } from './things.ts';

const trunk = { id: 'telco', name: 'Telco', kind: 'address', host: 'sip.provider.net', transport: 'tls' };

test('given a trunk of before certificates were checked, then its is not, until somebody asks for it', () => {
  expect(thingAsStored('trunk', trunk)).toMatchObject({ verify_certificate: false, enabled: true });
  expect(thingAsStored('trunk', { ...trunk, verify_certificate: true })).toMatchObject({ verify_certificate: true });
});

test('given a new trunk, then its certificate is checked', () => {
  expect(thingKinds.trunk.schema.parse(trunk)).toMatchObject({ verify_certificate: true });
});

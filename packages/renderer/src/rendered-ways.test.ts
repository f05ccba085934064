import { type Thing, thingKinds } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { planChange } from './plan-change.ts';
import { readTemplates, render } from './render.ts';
import { aSnapshot, furnished } from './testing/a-snapshot.ts';

const templates = readTemplates();
const aTrunk = (given: object): Thing<'trunk'> =>
  thingKinds.trunk.schema.parse({ id: 'telco', name: 'Telco', kind: 'address', host: '192.0.2.1', ...given });
const aRoute = (given: object): Thing<'outbound-route'> =>
  thingKinds['outbound-route'].schema.parse({ id: 'all', name: 'All', trunks: ['telco'], patterns: ['^0$'], ...given });
const files = (trunks: Thing<'trunk'>[], routes: Thing<'outbound-route'>[]) =>
  render(templates, furnished(aSnapshot(), { things: { trunk: trunks, 'outbound-route': routes } }));
const registering = { kind: 'registration', username: 'us' };

test('given a new trunk that registers, then its endpoint and its registration are read back', () => {
  const { reloads, readBack } = planChange(files([], []), files([aTrunk(registering)], []));
  expect(reloads).toEqual(['res_pjsip.so']);
  expect(readBack).toEqual([
    {
      kind: 'trunk',
      name: 'trunk-telco',
      trunk: { endpoint: { transport: 'transport-udp', aors: 'trunk-telco', dtmf_mode: 'auto' }, registers: true },
    },
  ]);
});

test('given a trunk that is gone, then so it must be for Asterisk', () => {
  expect(planChange(files([aTrunk({})], []), files([], [])).readBack).toEqual([
    { kind: 'trunk', name: 'trunk-telco', trunk: null },
  ]);
});

test('given a route takes one number more, then its lines are counted again', () => {
  const before = files([aTrunk({})], [aRoute({})]);
  const after = files([aTrunk({})], [aRoute({ patterns: ['^0$', '^(911|112)$'] })]);
  expect(planChange(before, after).readBack).toEqual([{ kind: 'context', name: 'outbound-all', lines: 3 }]);
});

test('given a route is gone, then its contexts must be gone', () => {
  const { readBack } = planChange(files([aTrunk({})], [aRoute({})]), files([aTrunk({})], []));
  expect(readBack).toEqual([
    { kind: 'context', name: 'outbound-all', lines: null },
    { kind: 'context', name: 'by-route-all', lines: null },
  ]);
});

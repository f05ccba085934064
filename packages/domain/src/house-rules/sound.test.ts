import { expect, test } from 'vitest';
import type { HouseExtension } from '../house.ts';
import { defaultSettings } from '../settings/sections.ts';
import { aHouse, aThing } from '../testing/a-house.ts';
import { keysAreHeard } from './sound.ts';

const modern = { ...defaultSettings.codecs, priority: ['opus', 'G722'] } as const;
const places = (parts: Parameters<typeof aHouse>[0]) =>
  keysAreHeard(aHouse(parts)).map(({ at, field }) => `${at} ${field}`);

test('given keys travel as events, then any codecs will do', () => {
  expect(places({ settings: { codecs: { priority: ['opus'] } }, extensions: [{ dtmf: 'rfc4733' }] })).toEqual([]);
});

test.each<[Partial<HouseExtension>, string[]]>([
  [{ dtmf: 'inband' }, []],
  [{ dtmf: 'inband', codecs: ['G722', 'PCMA'] }, []],
  [{ dtmf: 'inband', codecs: ['G722', 'opus'] }, ['extension/1001 dtmf']],
  [{ dtmf: 'info', codecs: ['G722', 'opus'] }, []],
])('given an extension with %j in a house with G.711, then %j is at fault', (extension, faults) => {
  expect(places({ extensions: [extension] })).toEqual(faults);
});

test('given the house gives up G.711, then whoever needs it is named, and those who leave it to the house once', () => {
  const settings = { codecs: { priority: [...modern.priority] }, dtmf: { method: 'inband' as const } };
  const extensions = [{}, { number: '1002', dtmf: 'inband' as const }, { number: '1003', codecs: ['PCMU' as const] }];
  expect(places({ settings, extensions })).toEqual(['settings/dtmf method', 'extension/1002 dtmf']);
});

test('given a trunk whose keys are tones, then it needs G.711 as well', () => {
  const line = { id: 'main', name: 'Main', kind: 'address', host: 'sip.example.org', dtmf: 'inband' } as const;
  expect(places({ things: { trunk: [aThing('trunk', { ...line, codecs: ['G722'] })] } })).toEqual(['trunk/main dtmf']);
  expect(places({ things: { trunk: [aThing('trunk', line)] } })).toEqual([]);
});

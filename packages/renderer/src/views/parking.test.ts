import { slotsOf } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { readTemplates, render } from '../render.ts';
import { aSnapshot, furnished } from '../testing/a-snapshot.ts';
import { slotPatterns } from './parking.ts';

const templates = readTemplates();

test.each([
  ['70', '79', ['_7X']],
  ['71', '75', ['_7[1-5]']],
  ['78', '81', ['_7[8-9]', '_8[0-1]']],
  ['700', '719', ['_70X', '_71X']],
  ['99', '99', ['99']],
])('given slots %s to %s, then their patterns are %j', (first_slot, last_slot, patterns) => {
  expect(slotPatterns(slotsOf({ first_slot, last_slot }))).toEqual(patterns);
});

test('given nothing was set, then *74 parks, *75 and a slot fetch, and each slot has a lamp', () => {
  const text = render(templates, aSnapshot())['extensions_rooms.conf'];
  expect(text).toContain('\nexten => *74,1,Park(default)\n');
  expect(text).toContain('\nexten => *75,1,ParkedCall(default)\n');
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Asterisk's own variable
  expect(text).toContain('\nexten => _*757X,1,ParkedCall(default,${EXTEN:3:4})\n');
  expect(text).toContain('\nexten => _7X,hint,park:${EXTEN}@parkedcalls\n');
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: Asterisk's own variable
});

test('given the codes are switched off or others, then so are their lines', () => {
  const codes = [
    { id: 'park', code: '*74', enabled: false },
    { id: 'retrieve', code: '#7', enabled: true },
  ] as const;
  const snapshot = furnished(aSnapshot(), { things: { 'feature-code': codes } });
  const text = render(templates, snapshot)['extensions_rooms.conf'];
  expect(text).not.toContain('*7');
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Asterisk's own variable
  expect(text).toContain('\nexten => _#77X,1,ParkedCall(default,${EXTEN:2:4})\n');
});

test('given a place for calls nobody takes, then they go there, else to the parker’s mailbox', () => {
  const plain = aSnapshot();
  expect(render(templates, plain)['extensions_rooms.conf']).toContain('?mailbox-of,');
  const parking = { ...plain.settings.parking, destination: { type: 'extension', target: '1002' } } as const;
  const text = render(templates, furnished(plain, { settings: { parking } }))['extensions_rooms.conf'];
  expect(text).toContain('exten => _[0-9s]!,1,Goto(extensions,1002,1)\n');
  expect(text).not.toContain('?mailbox-of,');
});

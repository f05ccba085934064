import { type Feature, thingKinds } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { readTemplates, render } from '../render.ts';
import { aSnapshot, furnished } from '../testing/a-snapshot.ts';

const templates = readTemplates();

function keysWith(...changed: readonly { id: Feature; code: string; enabled?: boolean }[]): string[] {
  const codes = changed.map((code) => thingKinds['feature-code'].schema.parse(code));
  const text = render(templates, furnished(aSnapshot({}), { things: { 'feature-code': codes } }))['features.conf'];
  return text.match(/^\w+xfer =.*$/gm) ?? [];
}

test('given nothing was changed, then calls are transferred by ## and *2', () =>
  expect(keysWith()).toEqual(['blindxfer = ##', 'atxfer = *2']));

test('given other keys, or one that is switched off, then Asterisk has those, and none of its own', () => {
  const attended = { id: 'transfer-attended', code: '*22' } as const;
  expect(keysWith({ id: 'transfer-blind', code: '##', enabled: false }, attended)).toEqual([
    'blindxfer =',
    'atxfer = *22',
  ]);
  expect(keysWith({ ...attended, enabled: false })).toEqual(['blindxfer = ##']);
});

import { codecNames } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { asteriskCodecs } from './codecs.ts';

test('given a list, then these codecs are allowed in its order and nothing else', () => {
  expect(asteriskCodecs(['PCMA', 'opus', 'G722'])).toBe('!all,alaw,opus,g722');
});

test('given every codec there is, then each has a name of its own', () => {
  const names = asteriskCodecs(codecNames).split(',');
  expect(new Set(names).size).toBe(codecNames.length + 1);
});

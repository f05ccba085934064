import { codecNames } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { asteriskCodecs } from './codecs.ts';

const bare = { codecModules: [] };

test('given a list, then these codecs are allowed in its order and nothing else', () => {
  expect(asteriskCodecs(['PCMA', 'opus', 'G722'], bare)).toBe('!all,alaw,opus,g722');
});

test('given every codec there is, then each has a name of its own', () => {
  const names = asteriskCodecs(codecNames, bare).split(',');
  expect(new Set(names).size).toBe(codecNames.length + 1);
});

test('given codecs that only pass through, then they come last, each other in their order', () => {
  expect(asteriskCodecs(['iLBC', 'PCMU', 'G729', 'opus'], bare)).toBe('!all,ulaw,opus,ilbc,g729');
});

test.each(['codec_g729', 'codec_g729a'])('given the module %s, then G729 stands where it was put', (name) => {
  expect(asteriskCodecs(['iLBC', 'G729', 'PCMU'], { codecModules: [name] })).toBe('!all,g729,ulaw,ilbc');
});

import { expect, test } from 'vitest';
import { matchShortcut, type Shortcut } from './shortcuts.ts';

const shortcut = (keys: string): Shortcut => ({ keys, does: keys, run: () => {} });
const search = shortcut('/');
const home = shortcut('g h');
const create = shortcut('n');
const all = [search, home, create];

test('given a key of its own, then its shortcut runs', () => {
  expect(matchShortcut(all, null, '/')).toEqual({ run: search });
});

test('given the first key of a sequence, then the second is waited for', () => {
  expect(matchShortcut(all, null, 'g')).toEqual({ wait: 'g' });
  expect(matchShortcut(all, 'g', 'h')).toEqual({ run: home });
});

test('given a sequence that leads nowhere, then its last key counts by itself', () => {
  expect(matchShortcut(all, 'g', 'n')).toEqual({ run: create });
  expect(matchShortcut(all, 'g', 'g')).toEqual({ wait: 'g' });
  expect(matchShortcut(all, 'g', 'x')).toBeNull();
});

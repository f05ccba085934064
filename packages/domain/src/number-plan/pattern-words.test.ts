import { expect, test } from 'vitest';
import { patternInWords } from './pattern-words.ts';

test.each([
  ['^1[0-9]{3}$', '1xxx'],
  ['^0$', '0'],
  ['^7[0-9]$', '7x'],
  ['^\\*([0-9]{4})$', '*xxxx'],
  ['^[2-9][0-9]{9}$', '[2-9]xxxxxxxxx'],
  ['^[24]x?$'.replace('x', '1'), '[24] to [24]1'],
  ['^00[0-9]{2,4}$', '00xx to 00xxxx'],
  ['^(911|933|112|999)$', '911, 933, 112 …'],
])('given %s, then people read %s', (pattern, words) => expect(patternInWords(pattern)).toBe(words));

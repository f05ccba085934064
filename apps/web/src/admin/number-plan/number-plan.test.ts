import { expect, test } from 'vitest';
import { faultOf, patternFrom, textOf } from './number-pattern.ts';
import { bodyOf, newFields } from './rule-fields.ts';

test.each([
  ['1xxx', '^1[0-9]{3}$'],
  ['0', '^0$'],
  ['7X', '^7[0-9]$'],
  ['[2-9]xx', '^[2-9][0-9]{2}$'],
  ['*5x', '^\\*5[0-9]$'],
  ['+49xx', '^\\+49[0-9]{2}$'],
])('given numbers are written %s, then the pattern is %s, and is shown the same way again', (text, pattern) => {
  expect(patternFrom(text)).toBe(pattern);
  expect(faultOf(text)).toBeNull();
  expect(textOf(pattern)).toBe(text.toLowerCase());
});

test.each(['^00[0-9]{2,4}$', '^(911|112)$', '^1[0-9][0-9]$'])(
  'given the regular expression %s, then it stays letter by letter',
  (pattern) => {
    expect(patternFrom(pattern)).toBe(pattern);
    expect(patternFrom(textOf(pattern))).toBe(pattern);
  },
);

test('given what is no pattern, then it is told why', () => {
  expect(faultOf('')).toContain('Give a pattern');
  expect(faultOf('^9.+$')).toContain('[0-9]');
});

test('given an action, then only what belongs to it is sent', () => {
  const fields = { ...newFields, id: 'outside', pattern: '9x', trunk: 'telco', destination: 'extension:1001' };
  expect(bodyOf({ ...fields, action: 'trunk' })).toMatchObject({ trunk: 'telco', destination: null });
  expect(bodyOf({ ...fields, action: 'queue' })).toMatchObject({ trunk: null, destination: null });
  expect(bodyOf({ ...fields, action: 'auto_attendant' })).toMatchObject({
    trunk: null,
    destination: { type: 'extension', target: '1001' },
  });
});

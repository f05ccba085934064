import { describe, expect, test } from 'vitest';
import { escapeDialled, escapeShownCaller, escapeToken } from './escaping-outbound.ts';

const refused = expect.objectContaining({ id: 'configuration-refused' });

describe('the number a trunk is asked for', () => {
  test.each([
    ['', 0, '$' + '{EXTEN}'],
    ['', 1, '$' + '{EXTEN:1}'],
    ['+1', 2, '+1$' + '{EXTEN:2}'],
    ['*31#', 0, '*31#$' + '{EXTEN}'],
  ])('given %j before and %i dropped, then %s', (prepend, strip, dialled) =>
    expect(escapeDialled(prepend, strip)).toBe(dialled),
  );

  test.each([
    ['$' + '{SHELL(x)}', 0],
    ['1&PJSIP/1001', 0],
    ['1,2', 0],
    ['1\n', 0],
    [null, 0],
    ['', -1],
    ['', 1.5],
    ['', '1'],
  ])('given %j and %j, then it is refused', (prepend, strip) =>
    expect(() => escapeDialled(prepend, strip)).toThrow(refused),
  );
});

describe('how a call is shown', () => {
  test.each([
    [{ show: 'extension' }, 'us', 'f($' + '{GOSUB_RETVAL})'],
    [{ show: 'number', number: '+15550100' }, 'us', 'f(<+15550100>)'],
    [{ show: 'anonymous' }, 'us', 'f(<us>)u(prohib)'],
    [{ show: 'anonymous' }, '', 'f(<anonymous>)u(prohib)'],
    [{ show: 'anonymous' }, 'a,b)', 'f(<anonymous>)u(prohib)'],
  ])('given %j for %j, then %s', (rule, account, options) => expect(escapeShownCaller(rule, account)).toBe(options));

  test.each([[{ show: 'number', number: '1)U(x)' }], [{ show: 'number', number: '' }], [{}], [null]])(
    'given %j, then it is refused',
    (rule) => expect(() => escapeShownCaller(rule, '')).toThrow(refused),
  );
});

describe('a key', () => {
  test('given letters and digits, then it is written as it is', () =>
    expect(escapeToken('aB3_~+=-.')).toBe('aB3_~+=-.'));

  test.each([[''], ['a b'], ['a)'], ['a,b'], ['$' + '{x}'], ['a\r\nVia: x'], ['é'], [7]])(
    'given %j, then it is refused',
    (value) => expect(() => escapeToken(value)).toThrow(refused),
  );
});

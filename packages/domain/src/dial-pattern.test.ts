import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialPattern, dialplanPatterns, matchesDialPattern, numberOfBoth, patternFault } from './dial-pattern.ts';

describe('a pattern of the number plan', () => {
  it.each([
    ['^1[0-9]{3}$', ['_1XXX']],
    ['^0$', ['0']],
    ['^2[0-9]{3}$', ['_2XXX']],
    ['^7[0-9]$', ['_7X']],
    ['^8[0-9]{3}$', ['_8XXX']],
    ['^\\*([0-9]{4})$', ['_*XXXX']],
    ['^[2-9][0-9]{9}$', ['_NXXXXXXXXX']],
  ])('given %s of the seed, then Asterisk is told %j', (pattern, told) => {
    expect(dialplanPatterns(pattern)).toEqual(told);
  });

  it.each([
    ['^(911|933|112)$', ['911', '933', '112']],
    ['^9?1?[2-9]\\d{2}$', ['_NXX', '_1NXX', '_9NXX', '_91NXX']],
    ['^00[1-9]\\d{1,3}$', ['_00ZX', '_00ZXX', '_00ZXXX']],
    ['^\\+?49[13-579]$', ['_49[13-579]', '_+49[13-579]']],
    ['^[*#][0-35]#$', ['_[*#][0-35]#']],
    ['^[\\d][\\*#][0-9*]$', ['_X[*#][0-9*]']],
    ['^(?:1(2|3)){2}$', ['1212', '1213', '1312', '1313']],
  ])('given %s, then Asterisk is told %j', (pattern, told) => {
    expect(dialplanPatterns(pattern)).toEqual(told);
  });

  it('given no end, then numbers of up to 24 digits match and none that holds anything else', () => {
    const told = dialplanPatterns('^011[0-9]+$');
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toBe(`_011${'X'.repeat(21)}`);
    expect(told.join()).not.toMatch(/[.!]/);
  });

  it.each([
    ['1[0-9]{3}$', 'Begin the pattern with ^'],
    ['^1[0-9]{3}', 'End the pattern with $'],
    ['^1\\$', 'End the pattern with $'],
    ['^911|933$', 'Put choices into brackets'],
    ['^9.+$', 'Write [0-9]'],
    ['^*97$', 'For the key or sign * itself write \\*'],
    ['^+49$', 'write \\+'],
    ['^[^0]$', 'Say which digits'],
    ['^[a-z]$', 'In [ ] only digits'],
    ['^[d]$', 'In [ ] only digits'],
    ['^[9-2]$', '9-2 ends before it begins'],
    ['^[]$', 'Between [ and ]'],
    ['^[1$', 'In [ ] only'],
    ['^(1$', 'A ( is not closed'],
    ['^1)$', 'A ) closes nothing'],
    ['^(?=1)1$', "“(?=” can't"],
    ['^(1)\\1$', "“\\1” can't be used"],
    ['^1{2,1}$', 'ends before it begins'],
    ['^1{12$', "“{12” can't"],
    ['^1{25}$', 'at most 24 digits'],
    ['^1+?$', 'The ? repeats nothing here'],
    ['^$', 'when nothing is dialled'],
    ['^[0-9]*$', 'when nothing is dialled'],
    ['^(1|12)+(3|[0-9]4)+$', 'more than 100 forms'],
    ['^abc$', "“a” can't be used"],
    ['^1 2$', "“ ” can't be used"],
    ['^1\n$', "can't be used"],
    ['^1^2$', 'A ^ stands only at the beginning'],
  ])('given %s, then it is refused with the reason', (pattern, reason) => {
    expect(patternFault(pattern)).toContain(reason);
    expect(dialPattern.safeParse(pattern).success).toBe(false);
  });

  it('given any pattern that can be used, then Asterisk matches exactly what the regular expression matches', () => {
    fc.assert(
      fc.property(somePattern, fc.array(someNumber, { maxLength: 30 }), (pattern, numbers) => {
        fc.pre(patternFault(pattern) === null);
        const patterns = dialplanPatterns(pattern);
        for (const number of [...numbers, ...patterns.map(aNumberOf)]) {
          const matches = new RegExp(pattern).test(number);
          expect(patterns.some((one) => asteriskMatches(one, number))).toBe(matches);
          expect(matchesDialPattern(pattern, number)).toBe(matches);
        }
      }),
    );
  });

  it('given any text at all, then it is used as the regular expression it is, or refused', () => {
    const anything = fc.string({ unit: fc.constantFrom(...'^$0159*#+?()[]{},-|\\d.:=a '), maxLength: 12 });
    fc.assert(
      fc.property(anything, fc.array(someNumber, { maxLength: 5 }), (inner, numbers) => {
        const pattern = `^${inner}$`;
        fc.pre(patternFault(pattern) === null);
        for (const number of [...numbers, ...dialplanPatterns(pattern).map(aNumberOf)])
          expect(matchesDialPattern(pattern, number)).toBe(new RegExp(pattern).test(number));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('two patterns', () => {
  it('given they share numbers, then one of them is named', () => {
    expect(numberOfBoth('^1[0-9]{3}$', '^[1-3]00[5-9]$')).toBe('1005');
    expect(numberOfBoth('^(911|0)$', '^[0-9]$')).toBe('0');
  });

  it('given they share none, then none is named', () => {
    expect(numberOfBoth('^1[0-9]{3}$', '^2[0-9]{3}$')).toBeNull();
    expect(numberOfBoth('^1[0-9]{3}$', '^1[0-9]{4}$')).toBeNull();
  });
});

const someNumber = fc.string({ unit: fc.constantFrom(...'0123456789*#+'), minLength: 1, maxLength: 8 });

const place = fc.constantFrom('0', '1', '9', '#', '\\*', '\\+', '\\d', '[0-9]', '[2-9]', '[1-9]', '[0135-79]', '[*#0]');
const times = fc.constantFrom('', '', '', '?', '+', '*', '{2}', '{1,3}', '{2,}');
const { sequence } = fc.letrec<{ sequence: string; piece: string }>((tie) => ({
  sequence: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(place, times).map(([one, repeated]) => one + repeated),
    fc.tuple(tie('sequence'), tie('sequence'), times).map(([one, other, repeated]) => `(${one}|${other})${repeated}`),
  ),
}));
const somePattern = sequence.map((inner) => `^${inner}$`);

/** How Asterisk matches a number of its dialplan, as far as our patterns go (pbx.c, ext_cmp_exten). */
function asteriskMatches(pattern: string, number: string): boolean {
  if (!pattern.startsWith('_')) return pattern === number;
  const places = pattern.slice(1).match(/\[[^\]]+\]|./g) ?? [];
  return places.length === number.length && places.every((one, at) => allowed(one).includes(number.charAt(at)));
}

function allowed(place: string): string {
  const letter = { X: '0-9', Z: '1-9', N: '2-9' }[place] ?? place.replace(/[[\]]/g, '');
  return letter.replace(/(\d)-(\d)/g, (_, from, to) => '0123456789'.slice(Number(from), Number(to) + 1));
}

function aNumberOf(pattern: string): string {
  const places = pattern.replace(/^_/, '').match(/\[[^\]]+\]|./g) ?? [];
  return places.map((place) => allowed(place).charAt(0)).join('');
}

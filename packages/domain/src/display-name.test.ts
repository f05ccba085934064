import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayName } from './display-name.ts';

const messageFor = (name: string) => displayName.safeParse(name).error?.issues[0]?.message ?? 'accepted';

describe('displayName', () => {
  it.each([
    'Alice',
    'Smith, John (Room 12)',
    "O'Brien & Söhne / Büro",
    'مكتب الاستقبال',
    '受付',
    'Front desk ☎️',
    '👩‍🏫 Mrs. Gray',
  ])('given the name %s, then it is kept as typed', (name) => {
    expect(displayName.parse(name)).toBe(name);
  });

  it.each([
    ['x]\n[evil]', ']'],
    ['; #include', ';'],
    ['$' + '{SHELL(id)}', '$'],
    ['two\nlines', 'a line break'],
    ['bell\u0007', 'invisible control characters'],
    ['right\u202eleft', 'invisible control characters'],
  ])('given %j, then it is refused and the reason names %s', (name, what) => {
    expect(messageFor(name)).toContain(`can't contain ${what}`);
  });

  it('given 300 characters, then it is refused with the limit', () => {
    expect(messageFor('x'.repeat(300))).toBe('A name has at most 80 characters.');
  });

  it('given 80 characters outside the basic plane, then they count as 80', () => {
    expect(messageFor('😀'.repeat(80))).toBe('accepted');
  });

  it('given half a surrogate pair, then it is refused', () => {
    expect(messageFor('a\ud83d')).toContain('half of a character');
  });

  it('given any text, then what is accepted has no line break and no character with a meaning in an Asterisk file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (text) => {
        const parsed = displayName.safeParse(text);
        if (parsed.success) expect(parsed.data).not.toMatch(/[\r\n\0;[\]$"\\]/);
      }),
    );
  });
});

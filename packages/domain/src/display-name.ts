import { z } from 'zod';

// Longer than what any phone's display shows.
const displayNameLimit = 80;

// What an Asterisk file or a SIP display name (RFC 3261, section 25.1) could read as its own syntax, what could be
// evaluated in a dialplan, and what changes the order in which other text is shown (Unicode TR #9).
const neverInAName = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"\\<>[\]{};$|^`]/u;

/**
 * A person's or thing's name in any script, as typed: at most 80 characters. It is refused, not changed, when it holds
 * something that no Asterisk file can hold.
 */
export const displayName = z
  .string()
  .trim()
  .min(1, 'Give a name.')
  .refine((name) => [...name].length <= displayNameLimit, `A name has at most ${displayNameLimit} characters.`)
  .superRefine((name, context) => {
    const found = neverInAName.exec(name)?.[0];
    if (found !== undefined) {
      context.addIssue({
        code: 'custom',
        message: `A name can't contain ${describe(found)}. Letters of any script, digits, spaces and . , ' - & ( ) / @ # ! are fine.`,
      });
    }
  })
  .refine((name) => name.isWellFormed(), 'The name contains half of a character. Type it again.');

function describe(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n' || character === '\r') return 'a line break';
  if (code < 0x20 || code === 0x7f || /[\p{Cf}\p{Zl}\p{Zp}\p{Cc}]/u.test(character))
    return 'invisible control characters';
  return character;
}

import { z } from 'zod';
import { type Shape, shapesOf, UnusablePattern } from './number-shapes.ts';

/**
 * A pattern of the number plan as the seed's configuration writes it: a regular expression from `^` to `$` over digits, `*`,
 * `#` and `+`. Which part of regular expressions can be used is said by {@link patternFault}.
 */
export const dialPattern = z
  .string()
  .min(1, 'Give a pattern, for example ^[2-9][0-9]{9}$.')
  .max(100, 'A pattern has at most 100 characters. Write it as several.')
  .superRefine((pattern, context) => {
    const message = patternFault(pattern);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

/** Why a pattern can't be used, in words for whoever wrote it; null when it can. */
export function patternFault(pattern: string): string | null {
  try {
    shapesOf(pattern);
    return null;
  } catch (fault) {
    if (fault instanceof UnusablePattern) return fault.message;
    throw fault;
  }
}

/**
 * The same as patterns of Asterisk's dialplan (`_[2-9]XX` …), together matching what the regular expression matches of
 * numbers up to 24 characters, and nothing else. None ends in `.` or `!`: those would match `&` and `/` too, which mean
 * something to Dial, so that `${EXTEN}` is safe wherever one of these matched. Throws for a pattern with a
 * {@link patternFault}.
 */
export function dialplanPatterns(pattern: string): string[] {
  return shapesOf(pattern).map((shape) => {
    const places = shape.map(dialplanPlace).join('');
    return shape.every(({ length }) => length === 1) ? places : `_${places}`;
  });
}

/** Whether a dialled number is one of a pattern's. */
export function matchesDialPattern(pattern: string, number: string): boolean {
  return matcherOf(pattern)(number);
}

/** The same for many numbers: the pattern is read once. */
export function matcherOf(pattern: string): (number: string) => boolean {
  const shapes = shapesOf(pattern);
  return (number) => shapes.some((shape) => holds(shape, number));
}

/** A number that both patterns match, to explain an overlap with; null when there is none. */
export function numberOfBoth(one: string, other: string): string | null {
  for (const shape of shapesOf(one)) {
    for (const second of shapesOf(other)) {
      const shared = shape.map((characters, at) => firstShared(characters, second[at] ?? ''));
      if (shape.length === second.length && !shared.includes('')) return shared.join('');
    }
  }
  return null;
}

/** How long the shortest number is that a pattern matches. */
export function fewestDigits(pattern: string): number {
  return Math.min(...shapesOf(pattern).map(({ length }) => length));
}

function holds(shape: Shape, number: string): boolean {
  return shape.length === number.length && shape.every((characters, at) => characters.includes(number.charAt(at)));
}

function firstShared(characters: string, others: string): string {
  return [...characters].find((character) => others.includes(character)) ?? '';
}

/** Letters of the dialplan for what many patterns are made of. */
const letters: Readonly<Record<string, string>> = { '0123456789': 'X', '123456789': 'Z', '23456789': 'N' };

function dialplanPlace(characters: string): string {
  if (characters.length === 1) return characters;
  return letters[characters] ?? `[${characters.replace(/\d+/, withRanges)}]`;
}

/** `012346` becomes `0-46`. */
function withRanges(digits: string): string {
  const runs: string[] = [];
  for (const digit of digits) {
    const run = runs.at(-1);
    if (run !== undefined && Number(run.at(-1)) === Number(digit) - 1) runs[runs.length - 1] = run + digit;
    else runs.push(digit);
  }
  return runs.map((run) => (run.length > 2 ? `${run.charAt(0)}-${run.charAt(run.length - 1)}` : run)).join('');
}

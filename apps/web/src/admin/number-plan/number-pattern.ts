import { dialPattern } from '@flexpbx/domain';

/**
 * The pattern for numbers as people write them: `1xxx` is any four digits that begin with 1, `[2-9]xx` three that begin with
 * 2 to 9. What is a regular expression already stays as it is.
 */
export function patternFrom(text: string): string {
  const typed = text.trim();
  if (!/^([\d*#+xX]|\[[\d-]+\])+$/.test(typed)) return typed;
  const places = typed.replace(/[*+]/g, '\\$&').replace(/x+/gi, (run) => anyDigits(run.length));
  return `^${places}$`;
}

function anyDigits(count: number): string {
  return count === 1 ? '[0-9]' : `[0-9]{${count}}`;
}

/** A pattern as it is best changed: as people write numbers where that says the same. */
export function textOf(pattern: string): string {
  const plain = pattern
    .replace(/^\^|\$$/g, '')
    .replace(/\[0-9\](?:\{(\d+)\})?/g, (_, count) => 'x'.repeat(Number(count ?? 1)))
    .replace(/\\([*+])/g, '$1');
  return patternFrom(plain) === pattern ? plain : pattern;
}

/** Why a pattern can't be used, in words; null when it can. */
export function faultOf(text: string): string | null {
  return dialPattern.safeParse(patternFrom(text)).error?.issues[0]?.message ?? null;
}

import { matcherOf } from '../dial-pattern.ts';
import type { Thing } from '../things/things.ts';

type Rule = Thing<'dial-rule'>;

/** Reads a number plan once, to ask it for many numbers: the first rule that matches, null where none does. */
export function readPlan(rules: readonly Rule[]): (number: string) => Rule | null {
  const matchers = rules.map((rule) => ({ rule, matches: matcherOf(rule.pattern) }));
  return (number) => matchers.find(({ matches }) => matches(number))?.rule ?? null;
}

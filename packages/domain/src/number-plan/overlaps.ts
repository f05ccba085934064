import { matchesDialPattern, numberOfBoth } from '../dial-pattern.ts';
import type { Thing } from '../things/things.ts';

type Rule = Pick<Thing<'dial-rule'>, 'id' | 'pattern'>;

/** Numbers of a range that go somewhere else all the same, a sentence each. `earlier`: the rules that are asked before. */
export function overlapsOfRule(
  pattern: string,
  earlier: readonly Rule[],
  emergencyNumbers: readonly string[],
): string[] {
  return [...emergencyIn([pattern], emergencyNumbers), ...takenBefore([pattern], earlier)];
}

/** The same for an outbound route, which is asked after the number plan and after the routes before it. */
export function overlapsOfRoute(
  { patterns }: Pick<Thing<'outbound-route'>, 'patterns'>,
  earlier: readonly Pick<Thing<'outbound-route'>, 'name' | 'patterns' | 'enabled'>[],
  rules: readonly Rule[],
  emergencyNumbers: readonly string[],
): string[] {
  const routes = earlier.filter(({ enabled }) => enabled);
  const before = routes.flatMap(({ name, patterns: taken }) => {
    const number = firstShared(patterns, taken);
    return number === null ? [] : [`${number} takes the route “${name}”, which comes before.`];
  });
  return [...emergencyIn(patterns, emergencyNumbers), ...takenBefore(patterns, rules), ...before];
}

function emergencyIn(patterns: readonly string[], emergencyNumbers: readonly string[]): string[] {
  const found = emergencyNumbers.filter((number) => patterns.some((pattern) => matchesDialPattern(pattern, number)));
  if (found.length === 0) return [];
  return [
    `${found.join(', ')} ${found.length === 1 ? 'is an emergency number' : 'are emergency numbers'} whatever stands here.`,
  ];
}

function takenBefore(patterns: readonly string[], rules: readonly Rule[]): string[] {
  return rules.flatMap(({ id, pattern }) => {
    const number = firstShared(patterns, [pattern]);
    return number === null ? [] : [`${number} and its like belong to the rule ${id}, which comes before.`];
  });
}

function firstShared(patterns: readonly string[], others: readonly string[]): string | null {
  for (const pattern of patterns) {
    for (const other of others) {
      const number = numberOfBoth(pattern, other);
      if (number !== null) return number;
    }
  }
  return null;
}

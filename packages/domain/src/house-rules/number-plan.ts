import { numberOfBoth } from '../dial-pattern.ts';
import { type House, type HouseProblem, nameOf } from '../house.ts';
import { actionWords } from '../number-plan/action-words.ts';
import { mailboxPattern } from '../number-plan/mailbox-pattern.ts';
import { patternInWords } from '../number-plan/pattern-words.ts';
import { readPlan } from '../number-plan/read-plan.ts';
import { numberOnlyOf } from '../number-plan/rest-of-pattern.ts';
import type { DialAction } from '../things/dial-rule.ts';
import type { Thing } from '../things/things.ts';
import { type NumberedThing, numberedThings } from './numbered-things.ts';

type Rule = Thing<'dial-rule'>;

/**
 * What has a number lies in a range that the number plan has for it, or in none; and no number is two things. (What else has
 * the number of a parking slot is told by the rule of the slots.)
 */
export function numbersFitThePlan(house: House): HouseProblem[] {
  const ruleOf = readPlan(house.things['dial-rule']);
  const taken = new Map<string, NumberedThing>();
  return numberedThings(house).flatMap((thing) => {
    const { number, at, field, action } = thing;
    const earlier = action === 'park' ? undefined : taken.get(number);
    if (earlier)
      return [
        { at, field, message: `${number} can’t be both ${earlier.name} and ${thing.name}. Choose another number.` },
      ];
    if (action !== 'park') taken.set(number, thing);
    const rule = ruleOf(number);
    if (rule === null || rule.action === action) return [];
    return [{ at, field, message: keptFor(number, rule, action, house.things['dial-rule']) }];
  });
}

/** Each rule of the number plan can be reached, and says what its kind needs and nothing else. */
export function rulesMakeSense({ things }: House): HouseProblem[] {
  const rules = things['dial-rule'];
  return rules.flatMap((rule, at) => {
    const problem = (field: keyof Rule, message: string): HouseProblem => ({
      at: `dial-rule/${rule.id}`,
      field,
      message,
    });
    const found: HouseProblem[] = [];
    const earlier = rules.slice(0, at);
    if (
      numberOnlyOf(
        rule.pattern,
        earlier.map(({ pattern }) => pattern),
      ) === null
    )
      found.push(
        problem(
          'pattern',
          `No call would ever reach ${nameOf('dial-rule', rule)}: the rules before it (${shadowing(rule, earlier)}) take every number it is for. Move it up or change its pattern.`,
        ),
      );
    if (rule.destination !== null && rule.action !== 'auto_attendant')
      found.push(problem('destination', 'Only the operator’s numbers have a destination here.'));
    if (rule.trunk !== null && rule.action !== 'trunk')
      found.push(problem('trunk', 'Only numbers that go outside have a trunk.'));
    if (rule.action === 'voicemail' && mailboxPattern(rule.pattern) === null)
      found.push(
        problem(
          'pattern',
          'Put the number of the mailbox into brackets at the end, and only the digits that are dialled before it in front, for example ^\\*([0-9]{4})$.',
        ),
      );
    return found;
  });
}

function keptFor(number: string, rule: Rule, action: DialAction, rules: readonly Rule[]): string {
  const free = rules.filter((other) => other.action === action).map(({ pattern }) => patternInWords(pattern));
  const advice = free.length > 0 ? ` Numbers like ${free.join(', ')} are for ${actionWords[action].plural}.` : '';
  return `${number} is kept for ${actionWords[rule.action].plural} by the number plan.${advice}`;
}

/** The earlier rules that take something of this one. */
function shadowing({ pattern }: Rule, earlier: readonly Rule[]): string {
  return earlier
    .filter((other) => numberOfBoth(pattern, other.pattern) !== null)
    .map(({ id }) => id)
    .join(', ');
}

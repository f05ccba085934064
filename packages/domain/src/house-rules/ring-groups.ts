import { type House, type HouseProblem, nameOf } from '../house.ts';
import { emergencyNumbers } from '../settings/emergency.ts';

/** Nobody is rung who answers for the town: an emergency number is no member, nor does anybody’s phone follow them there. */
export function nobodyRingsForHelp({ things, settings }: House): HouseProblem[] {
  const kept = new Set(emergencyNumbers(settings.emergency).map(({ dialled }) => dialled));
  const says = (target: string, name: string) => `${target} is an emergency number: ${name} can’t ring it.`;
  return [
    ...things['ring-group'].flatMap((group) =>
      group.members
        .filter(({ target }) => kept.has(target))
        .map(({ target }) => ({
          at: `ring-group/${group.number}`,
          field: 'members',
          message: says(target, nameOf('ring-group', group)),
        })),
    ),
    ...things['follow-me'].flatMap(({ number, numbers }) =>
      numbers
        .filter(({ target }) => kept.has(target))
        .map(({ target }) => ({
          at: `follow-me/${number}`,
          field: 'numbers',
          message: says(target, 'follow-me'),
        })),
    ),
  ];
}

/** A phone doesn’t follow itself: that would ring it twice. */
export function followingLeadsElsewhere({ things }: House): HouseProblem[] {
  return things['follow-me']
    .filter(({ number, numbers }) => numbers.some(({ target }) => target === number))
    .map(({ number }) => ({
      at: `follow-me/${number}`,
      field: 'numbers',
      message: `${number} rings by itself first: give other numbers.`,
    }));
}

/** A group that sends its calls to itself, straight or by way of other groups, would ring for ever. */
export function groupsComeToAnEnd({ things }: House): HouseProblem[] {
  const groups = things['ring-group'];
  const next = new Map(
    groups.flatMap(({ number, fallback }) =>
      fallback.type === 'ring-group' ? [[number, fallback.target] as const] : [],
    ),
  );
  return groups
    .filter(({ number }) => leadsBack(number, next))
    .map((group) => ({
      at: `ring-group/${group.number}`,
      field: 'fallback',
      message: `Calls would go round in a circle: ${nameOf('ring-group', group)} ends where it began. Choose another destination.`,
    }));
}

function leadsBack(number: string, next: ReadonlyMap<string, string>): boolean {
  let at = next.get(number);
  for (let steps = 0; at !== undefined && steps <= next.size; steps++) {
    if (at === number) return true;
    at = next.get(at);
  }
  return false;
}

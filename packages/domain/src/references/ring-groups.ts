import { type House, nameOf } from '../house.ts';
import type { RingTarget } from '../ring-groups/plans.ts';
import { neededBy, type Reference } from './reference.ts';

/** Who is rung by ring groups and follow-me, and where calls go that nobody answers. */
export function ringGroupReferences({ things }: House): Reference[] {
  return [
    ...things['ring-group'].flatMap((group) => {
      const from = { kind: 'ring-group', key: group.number, name: nameOf('ring-group', group) } as const;
      const to = neededBy(group.fallback);
      const calls = `calls to ${group.number}`;
      return [
        ...extensionsIn(group.members).map((member) => ({
          from,
          field: 'members',
          to: member,
          as: `rings for ${calls}`,
        })),
        ...(to ? [{ from, field: 'fallback', to, as: `where ${calls} go that nobody answers` }] : []),
      ];
    }),
    ...things['follow-me'].flatMap(({ number, numbers }) => {
      const from = { kind: 'follow-me', key: number, name: `follow-me of ${number}` } as const;
      return [
        { from, field: 'number', to: { kind: 'extension', key: number } as const, as: 'is followed by its calls' },
        ...extensionsIn(numbers).map((to) => ({
          from,
          field: 'numbers',
          to,
          as: `rings when ${number} isn’t answered`,
        })),
      ];
    }),
  ];
}

function extensionsIn(targets: readonly RingTarget[]): Reference['to'][] {
  return targets.flatMap(({ type, target }) => (type === 'extension' ? [{ kind: 'extension', key: target }] : []));
}

import type { Database } from '@flexpbx/db';
import { handlingFrom } from '@flexpbx/domain';
import { followMe } from '../flows/follow-me.ts';
import { ringGroup } from '../flows/ring-group.ts';
import type { RingGroupDirectory, RingGroupParts } from '../flows/ring-group-parts.ts';
import { ringAlone, ringNatively } from './flow-result.ts';
import type { Route } from './sessions.ts';

/** Flows that ring several phones, by the names they have in `Stasis(flexpbx,<name>,<number>)` and in the story of a channel. */
const groupFlows = ['ring-group', 'follow-me'] as const;

/** See {@link groupFlows}. */
export type GroupFlow = (typeof groupFlows)[number];

/** Whether a flow is one of those that ring several phones. */
export function isGroupFlow(name: string | undefined): name is GroupFlow {
  return groupFlows.some((flow) => flow === name);
}

/** The way of a call for which several phones ring. Null for anything else. */
export function groupRoute([name, number = '']: readonly string[], parts: RingGroupParts): Route | null {
  if (!isGroupFlow(name) || !/^\d+$/.test(number)) return null;
  const stage = { state: 'ringing', place: '', since: null } as const;
  return name === 'ring-group'
    ? { name, flow: (call) => ringGroup(call, number, parts), fallback: ringNatively(number), stage }
    : { name, flow: (call) => followMe(call, number, parts), fallback: ringAlone(number), stage };
}

/** The groups of the database. */
export function groupDirectory({
  things,
  dialledStates,
}: Pick<Database, 'things' | 'dialledStates'>): RingGroupDirectory {
  return {
    group: async (number) => (await things.find('ring-group', number))?.thing ?? null,
    followMe: async (extension) => (await things.find('follow-me', extension))?.thing ?? null,
    // Not from AstDB, where it stands as well: Asterisk lets no program read a cell by way of a call.
    handlingOf: async (extension) => {
      const states = await dialledStates.beginningWith('handling', `${extension}/`);
      return handlingFrom(extension, (key) => states.get(key)?.value ?? '');
    },
  };
}

/** A list in any order (Fisher and Yates). */
export function shuffled<Item>(list: readonly Item[]): readonly Item[] {
  const mixed = [...list];
  for (let left = mixed.length; left > 0; left--) mixed.push(...mixed.splice(Math.floor(Math.random() * left), 1));
  return mixed;
}

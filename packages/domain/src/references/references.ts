import type { House } from '../house.ts';
import { emergencyReferences } from './emergency.ts';
import { menuReferences } from './menus.ts';
import { outboundReferences } from './outbound.ts';
import { pagingReferences } from './paging.ts';
import { parkingReferences } from './parking.ts';
import { queueReferences } from './queues.ts';
import type { NeededKind, Reference, ReferenceList } from './reference.ts';
import { ringGroupReferences } from './ring-groups.ts';
import { routingReferences } from './routing.ts';

/** Each subject's references. */
const lists: readonly ReferenceList[] = [
  routingReferences,
  outboundReferences,
  emergencyReferences,
  parkingReferences,
  pagingReferences,
  ringGroupReferences,
  queueReferences,
  menuReferences,
];

/** Everything in a house that names something else of it. */
export function referencesOf(house: House): Reference[] {
  return lists.flatMap((list) => list(house));
}

/** What names this thing. An extension's mailbox is part of the extension. */
export function usesOf(house: House, kind: NeededKind, key: string): Reference[] {
  const kinds: readonly NeededKind[] = kind === 'extension' ? ['extension', 'mailbox'] : [kind];
  return referencesOf(house).filter(({ to }) => to.key === key && kinds.includes(to.kind));
}

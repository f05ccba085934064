import type { House } from '../house.ts';
import { emergencyReferences } from './emergency.ts';
import { menuReferences } from './menus.ts';
import { musicReferences } from './music.ts';
import { outboundReferences } from './outbound.ts';
import { pagingReferences } from './paging.ts';
import { parkingReferences } from './parking.ts';
import { queueReferences } from './queues.ts';
import type { NeededKind, Reference, ReferenceList } from './reference.ts';
import { ringGroupReferences } from './ring-groups.ts';
import { routingReferences } from './routing.ts';
import { sharedMailboxReferences } from './shared-mailboxes.ts';

/** Each subject's references. */
const lists: readonly ReferenceList[] = [
  routingReferences,
  outboundReferences,
  emergencyReferences,
  parkingReferences,
  pagingReferences,
  ringGroupReferences,
  sharedMailboxReferences,
  queueReferences,
  menuReferences,
  musicReferences,
];

/** Everything in a house that names something else of it. */
export function referencesOf(house: House): Reference[] {
  return lists.flatMap((list) => list(house));
}

/** What names this thing. The mailbox of an extension is part of it; a shared one is named as any mailbox. */
export function usesOf(house: House, kind: NeededKind, key: string): Reference[] {
  const hasMailbox = kind === 'extension' || kind === 'shared-mailbox';
  const kinds: readonly NeededKind[] = hasMailbox ? [kind, 'mailbox'] : [kind];
  return referencesOf(house).filter(({ to }) => to.key === key && kinds.includes(to.kind));
}

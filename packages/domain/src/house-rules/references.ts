import type { House, HouseProblem } from '../house.ts';
import { mailboxNumbers } from '../mailbox-numbers.ts';
import type { NeededKind } from '../references/reference.ts';
import { referencesOf } from '../references/references.ts';
import { suppliedClass, suppliedTracks } from '../things/music-track.ts';
import { keyOf, type ThingKind, thingKinds } from '../things/things.ts';

/** Whatever is named by something else is there: nothing leads nowhere, and nothing that is used is deleted. */
export function nothingLeadsNowhere(house: House): HouseProblem[] {
  const there = keysIn(house);
  return referencesOf(house)
    .filter(({ to }) => !there(to.kind).has(to.key))
    .map(({ from, field, to }) => ({
      at: `${from.kind}/${from.key}`,
      field,
      message: `${capitalized(from.name)} needs the ${nounOf(to.kind)} ${to.key}, and there would be none. Choose another there first.`,
    }));
}

/** The keys of each kind, put together when first asked for. */
function keysIn(house: House): (kind: NeededKind) => ReadonlySet<string> {
  const { extensions, things } = house;
  const known = new Map<NeededKind, ReadonlySet<string>>();
  const read = (kind: NeededKind): ReadonlySet<string> => {
    if (kind === 'extension') return new Set(extensions.map(({ number }) => number));
    if (kind === 'mailbox') return mailboxNumbers(house);
    return new Set([...suppliedOf(kind), ...things[kind].map((thing) => keyOf(kind, thing as never))]);
  };
  return (kind) => {
    const keys = known.get(kind) ?? read(kind);
    known.set(kind, keys);
    return keys;
  };
}

/** What every system has, though it is stored nowhere. */
function suppliedOf(kind: NeededKind): readonly string[] {
  if (kind === 'music-class') return [suppliedClass];
  return kind === 'music-track' ? suppliedTracks.map(({ id }) => id) : [];
}

function nounOf(kind: NeededKind): string {
  return kind in thingKinds ? thingKinds[kind as ThingKind].noun : kind;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

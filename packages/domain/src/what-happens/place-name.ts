import type { House } from '../house.ts';
import { keyOf, type ThingKind, thingKinds } from '../things/things.ts';
import { type Ending, personAt, type Step } from './course.ts';
import type { Place } from './graph-parts.ts';

const endings: Readonly<Record<Exclude<Ending, 'extension' | 'mailbox' | 'outside'>, string>> = {
  conference: 'A conference',
  menu: 'A menu',
  directory: 'A name is spelled',
  'ring-group': 'A ring group',
  queue: 'A queue',
  page: 'A page',
  'parked-call': 'A parked call',
  code: 'A feature code',
  emergency: 'An emergency call',
  announcement: 'An announcement',
  'hang-up': 'The call ends',
};

/** What the end of a way is called in few words, and the part of the configuration that it is. */
export function nameOfEnd(ends: Ending, steps: readonly Step[], house: House): Pick<Place, 'name' | 'by'> {
  const by = steps.at(-1)?.by ?? null;
  const key = by?.key ?? '';
  switch (ends) {
    case 'extension':
      return { name: personAt(house, key), by };
    case 'mailbox':
      return { name: `Mailbox of ${personAt(house, key)}`, by };
    case 'outside':
      return { name: `Outside${by === null ? '' : `, by ${thingName(by, house)}`}`, by };
    case 'conference':
    case 'ring-group':
    case 'queue':
    case 'page':
      return { name: by === null ? endings[ends] : thingName(by, house), by };
    default:
      return { name: endings[ends], by };
  }
}

function thingName({ kind, key }: NonNullable<Step['by']>, { things }: House): string {
  if (!(kind in thingKinds)) return key;
  const named = things[kind as ThingKind].find((thing) => keyOf(kind as ThingKind, thing as never) === key);
  return named && 'name' in named ? named.name : key;
}

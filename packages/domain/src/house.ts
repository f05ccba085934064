import type { Settings } from './settings/sections.ts';
import { keyOf, type ThingKind, type Things, thingKinds } from './things/things.ts';

/** The whole configuration, as far as its parts have to fit together. */
export interface House {
  readonly extensions: readonly HouseExtension[];
  readonly things: Things;
  readonly settings: Settings;
}

/** What the rest of the house needs to know of an extension. */
export interface HouseExtension {
  readonly number: string;
  readonly name: string;
  readonly voicemail: boolean;
  readonly locationId: string | null;
  readonly pickupGroup: string | null;
  readonly music: string | null;
}

/** Something that doesn't fit, told to whoever caused it. */
export interface HouseProblem {
  /** Where it shows: `trunk/main`, `extension/1001`, `settings/parking`. */
  readonly at: string;
  /** The field of it that is at fault. */
  readonly field: string;
  /** What is wrong and what to do, naming the other thing. */
  readonly message: string;
}

/** One kind of rule that the parts of a house have to keep among each other. Pure. */
export type HouseRule = (house: House) => readonly HouseProblem[];

/** Rules of each room of the product; each stands in the file of its subject. */
const rules: readonly HouseRule[] = [];

/** Everything that doesn't fit in a house. */
export function houseProblems(house: House): HouseProblem[] {
  return rules.flatMap((rule) => rule(house));
}

/** What a change would newly break. Old problems don't stand in the way of a change: it may be the one that mends them. */
export function newProblems(before: House, after: House): HouseProblem[] {
  const known = new Set(houseProblems(before).map(identityOf));
  return houseProblems(after).filter((problem) => !known.has(identityOf(problem)));
}

function identityOf({ at, field, message }: HouseProblem): string {
  return `${at}\n${field}\n${message}`;
}

/** The words for a thing in a sentence: `the trunk "Telco" (telco)`. */
export function nameOf(kind: ThingKind, thing: Things[ThingKind][number]): string {
  const key = keyOf(kind, thing as never);
  const { noun } = thingKinds[kind];
  return 'name' in thing ? `the ${noun} “${thing.name}” (${key})` : `the ${noun} ${key}`;
}

import type { Codec, DtmfMethod } from './codec.ts';
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
  readonly codecs: readonly Codec[] | null;
  readonly dtmf: DtmfMethod | null;
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

/** The words for a thing in a sentence: `the trunk "Telco" (telco)`. */
export function nameOf(kind: ThingKind, thing: Things[ThingKind][number]): string {
  const key = keyOf(kind, thing as never);
  const { noun } = thingKinds[kind];
  return 'name' in thing ? `the ${noun} “${thing.name}” (${key})` : `the ${noun} ${key}`;
}

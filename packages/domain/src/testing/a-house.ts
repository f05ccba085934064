import type { House, HouseExtension } from '../house.ts';
import { defaultSettings, type Settings } from '../settings/sections.ts';
import { noThings, type Thing, type ThingKind, type Things, thingKinds } from '../things/things.ts';

/** A house with nothing in it but what is named. */
export function aHouse(parts: {
  extensions?: readonly Partial<HouseExtension>[];
  things?: Partial<Things>;
  settings?: Partial<Settings>;
}): House {
  return {
    extensions: (parts.extensions ?? []).map(anExtension),
    things: { ...noThings, ...parts.things },
    settings: { ...defaultSettings, ...parts.settings },
  };
}

function anExtension(particulars: Partial<HouseExtension>): HouseExtension {
  const links = { locationId: null, pickupGroup: null, music: null, codecs: null, dtmf: null };
  return { number: '1001', name: 'Ada Lovelace', voicemail: true, ...links, ...particulars };
}

/** A thing with the defaults of its kind for what is not named. */
export function aThing<Kind extends ThingKind>(kind: Kind, thing: Partial<Thing<Kind>>): Thing<Kind> {
  return thingKinds[kind].schema.parse(thing) as Thing<Kind>;
}

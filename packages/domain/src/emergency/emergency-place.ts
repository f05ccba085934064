import type { House, HouseExtension } from '../house.ts';
import type { Thing } from '../things/things.ts';

/** What an emergency centre learns of an extension that calls it. */
export interface EmergencyPlace {
  /** Where the extension is; null where nobody has said. */
  readonly location: Thing<'location'> | null;
  /** `own`: the extension names it; `system`: it is the one of all that name none. */
  readonly locationFrom: 'own' | 'system' | null;
  /** Shown as caller, and called back; null: whatever the provider shows for the trunk's account. */
  readonly shown: string | null;
  /** Whose number is shown. */
  readonly shownFrom: 'location' | 'system' | 'trunk' | null;
}

type Places = Pick<House, 'things' | 'settings'>;

/** Where an extension is, and by which number it is known outside, when it calls for help by the first trunk. */
export function emergencyPlace(extension: Pick<HouseExtension, 'locationId'>, house: Places): EmergencyPlace {
  const own = locationOf(house, extension.locationId);
  const system = locationOf(house, house.settings.emergency.location);
  return {
    location: own ?? system,
    locationFrom: own ? 'own' : system && 'system',
    ...shownBy(own, system, emergencyTrunks(house)[0]),
  };
}

function shownBy(
  own: Thing<'location'> | null,
  system: Thing<'location'> | null,
  trunk: Thing<'trunk'> | undefined,
): Pick<EmergencyPlace, 'shown' | 'shownFrom'> {
  if (own?.elin) return { shown: own.elin, shownFrom: 'location' };
  if (system?.elin) return { shown: system.elin, shownFrom: 'system' };
  const shown = trunk ? numberOfTrunk(trunk) : null;
  return { shown, shownFrom: shown === null ? null : 'trunk' };
}

/** The trunks an emergency call is tried by, in order. One that is switched off is none. */
export function emergencyTrunks({ things, settings }: Places): Thing<'trunk'>[] {
  const enabled = things.trunk.filter((trunk) => trunk.enabled);
  return settings.emergency.trunks.flatMap((id) => enabled.find((trunk) => trunk.id === id) ?? []);
}

/** The number a trunk shows all its calls with; null where it shows none, or one for each extension. */
export function numberOfTrunk({ caller_id: callerId }: Thing<'trunk'>): string | null {
  return callerId.show === 'number' ? callerId.number : null;
}

function locationOf({ things }: Places, id: string | null): Thing<'location'> | null {
  return (id !== null && things.location.find((location) => location.id === id)) || null;
}

/** A place in words, from the building to the town: "Main building, 3rd floor, 123 Main St, New York, NY, 10001". */
export function placeInWords({ name, building, floor, address, city, state, zip }: Thing<'location'>): string {
  const parts = [building ?? name, floor, address, city, state, zip].filter((part) => part !== null);
  return [...new Set(parts)].join(', ');
}

import type { House, HouseExtension } from '../house.ts';
import type { Thing } from '../things/things.ts';

/** What an emergency centre learns of an extension that calls it. */
export interface EmergencyPlace {
  /** Where the extension is; null where nobody has said. */
  readonly location: Thing<'location'> | null;
  /** Shown as caller, and called back; null: the trunk's own number. */
  readonly elin: string | null;
}

/** Where an extension is: where it says, else where the system is. So is the number it is known by to the emergency centre. */
export function emergencyPlace(
  { locationId }: Pick<HouseExtension, 'locationId'>,
  { things, settings }: Pick<House, 'things' | 'settings'>,
): EmergencyPlace {
  const locationOf = (id: string | null) => things.location.find((location) => location.id === id) ?? null;
  const own = locationOf(locationId);
  const system = locationOf(settings.emergency.location);
  return { location: own ?? system, elin: own?.elin ?? system?.elin ?? null };
}

/** The number a trunk shows all its calls with; null where it shows none, or one for each extension. */
export function numberOfTrunk({ caller_id: callerId }: Thing<'trunk'>): string | null {
  return callerId.show === 'number' ? callerId.number : null;
}

/** A place in words, from the building to the town: "Main building, 3rd floor, 123 Main St, New York, NY, 10001". */
export function placeInWords({ name, building, floor, address, city, state, zip }: Thing<'location'>): string {
  const parts = [building ?? name, floor, address, city, state, zip].filter((part) => part !== null);
  return [...new Set(parts)].join(', ');
}

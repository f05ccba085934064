import type { House } from '../house.ts';
import { neededBy, type Reference, settingsSource } from './reference.ts';

/** Where parked calls go that nobody fetches. */
export function parkingReferences({ settings }: House): Reference[] {
  const { destination } = settings.parking;
  const to = destination && neededBy(destination);
  if (!to) return [];
  const from = settingsSource('parking', 'what is done with parked calls');
  return [{ from, field: 'destination', to, as: 'where parked calls go that nobody fetches' }];
}

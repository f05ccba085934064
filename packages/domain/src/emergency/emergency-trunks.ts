import type { House } from '../house.ts';
import type { Thing } from '../things/things.ts';

/** The trunks an emergency call is tried by, in order. One that is switched off is none. */
export function emergencyTrunks({ things, settings }: Pick<House, 'things' | 'settings'>): Thing<'trunk'>[] {
  const enabled = things.trunk.filter((trunk) => trunk.enabled);
  return settings.emergency.trunks.flatMap((id) => enabled.find((trunk) => trunk.id === id) ?? []);
}

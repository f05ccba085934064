import type { House } from '../house.ts';
import type { PagingDevice, PagingZone } from '../things/paging-zone.ts';

/** Who hears a page, each once. */
export interface ZoneMembers {
  /** Numbers of extensions. */
  readonly phones: readonly string[];
  readonly devices: readonly PagingDevice[];
}

/** Who hears a page to a zone: its own members, and those it reaches besides. */
export function zoneMembers(zone: PagingZone, house: Pick<House, 'extensions' | 'things'>): ZoneMembers {
  const others = zone.reach === 'members' ? [] : house.things['paging-zone'];
  const zones = [zone, ...others.filter(({ number }) => number !== zone.number)];
  const everybody = zone.reach === 'everybody' ? house.extensions.map(({ number }) => number) : [];
  const devices = zones.flatMap((one) => one.devices);
  return {
    phones: [...new Set([...zones.flatMap(({ phones }) => phones), ...everybody])],
    // Whoever comes first says how it is spoken to; a later one with the same address would only double the sound.
    devices: devices.filter(
      (device, at) => devices.findIndex((other) => addressOf(other) === addressOf(device)) === at,
    ),
  };
}

function addressOf({ by, ip, port }: PagingDevice): string {
  return `${by} ${ip}:${port}`;
}

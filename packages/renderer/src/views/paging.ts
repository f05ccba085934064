import { isIPv4 } from 'node:net';
import { type PagingDevice, type PagingZone, zoneMembers } from '@flexpbx/domain';

import type { Snapshot } from '../snapshot.ts';
import { asteriskCodecs, asteriskNames } from './codecs.ts';

/** How long members are held at most when the page should have ended and, by some fault, did not. */
const graceSeconds = 60;

const techOf = { unicast: 'UnicastRTP', multicast: 'MulticastRTP' } as const;

/** Paging zones with everybody who hears them, and the endpoints by which loudspeakers are called. */
export function pagingView({ extensions, things, machine }: Snapshot): object {
  const house = { extensions, things };
  const zones = things['paging-zone'].map((zone) => zoneView(zone, house));
  const { bindAddress } = machine;
  const codecs = new Set(zones.flatMap(({ speakers }) => speakers.map(({ codec }) => codec)));
  return {
    pagingZones: zones,
    // Else groups are sent to where the machine's own table of routes says.
    multicastInterface: isIPv4(bindAddress) && bindAddress !== '0.0.0.0' ? bindAddress : '',
    speakerCodecs: [...codecs].map((name) => ({ name, allow: asteriskCodecs([name], machine.program) })),
  };
}

function zoneView(zone: PagingZone, house: Pick<Snapshot, 'extensions' | 'things'>) {
  const { phones, devices } = zoneMembers(zone, house);
  return {
    number: zone.number,
    isLimited: zone.callers !== null,
    callers: (zone.callers ?? []).map((number) => ({ number })),
    pin: zone.pin ?? '',
    priority: zone.priority,
    phones: phones.map((number) => ({ number })),
    speakers: devices
      .filter(({ by }) => by === 'sip')
      .map((device) => ({ address: addressOf(device), codec: device.codec })),
    streams: devices.flatMap((device) => (device.by === 'sip' ? [] : [streamView(device, device.by)])),
    maxSeconds: zone.max_seconds,
    heldSeconds: zone.max_seconds + graceSeconds,
    hasTone: zone.tone,
    isMuted: !zone.talkback,
  };
}

function streamView(device: PagingDevice, by: keyof typeof techOf): object {
  return {
    tech: techOf[by],
    isMulticast: by === 'multicast',
    address: addressOf(device),
    codec: asteriskNames[device.codec],
  };
}

function addressOf({ ip, port }: PagingDevice): string {
  return `${ip}:${port}`;
}

import { type House, nameOf } from '../house.ts';
import type { Thing } from '../things/things.ts';
import { type Reference, settingsSource } from './reference.ts';

/** Who chose which music, and which tracks it is made of. What those hear who wait in queues stands with the queues. */
export function musicReferences({ extensions, things, settings }: House): Reference[] {
  const { calls, parking } = settings;
  return [
    ...extensions.flatMap(({ number, name, music }) => {
      const from = { kind: 'extension', key: number, name: `extension ${number} ${name}` } as const;
      return chosen(from, music, `heard by those whom ${number} puts on hold`);
    }),
    ...things['inbound-route'].flatMap((route) => {
      const name = nameOf('inbound-route', route);
      return chosen({ kind: 'inbound-route', key: route.id, name }, route.music, `heard on hold by callers of ${name}`);
    }),
    ...things.conference.flatMap((room) => {
      const from = { kind: 'conference', key: room.number, name: nameOf('conference', room) } as const;
      return chosen(from, room.music, `heard by who waits in the conference ${room.number}`);
    }),
    ...things['ring-group'].flatMap((group) => {
      const from = { kind: 'ring-group', key: group.number, name: nameOf('ring-group', group) } as const;
      return chosen(from, group.music, `heard while ${group.number} rings`);
    }),
    ...chosen(
      settingsSource('calls', 'what holds for all calls'),
      calls.music,
      'heard on hold where no other is chosen',
    ),
    ...chosen(settingsSource('parking', 'what is done with parked calls'), parking.music, 'heard by the parked'),
    ...things['music-class'].flatMap(tracksOf),
  ];
}

function chosen(from: Reference['from'], music: string | null, as: string): Reference[] {
  return music === null ? [] : [{ from, field: 'music', to: { kind: 'music-class', key: music }, as }];
}

function tracksOf(music: Thing<'music-class'>): Reference[] {
  const { source, id } = music;
  if (source.type !== 'tracks') return [];
  const name = nameOf('music-class', music);
  return source.tracks.map((key) => ({
    from: { kind: 'music-class', key: id, name },
    field: 'source',
    to: { kind: 'music-track', key },
    as: `played by ${name}`,
  }));
}

import { type House, type HouseProblem, nameOf } from '../house.ts';
import { suppliedClass, suppliedTracks } from '../things/music-track.ts';

/** Whoever chooses music chooses one that exists, and a list of tracks names tracks that exist. */
export function musicIsThere(house: House): HouseProblem[] {
  const { things } = house;
  const classes = new Set<string>([suppliedClass, ...things['music-class'].map(({ id }) => id)]);
  const tracks = new Set<string>([...suppliedTracks, ...things['music-track']].map(({ id }) => id));
  const missingTracks = things['music-class'].flatMap((music) => {
    const { source, id } = music;
    if (source.type !== 'tracks') return [];
    return source.tracks
      .filter((track) => !tracks.has(track))
      .map((track) => ({
        at: `music-class/${id}`,
        field: 'source',
        message: `The track ${track} is part of ${nameOf('music-class', music)}. Take it out there first.`,
      }));
  });
  const missingClasses = usersOf(house)
    .filter(({ music }) => music !== null && !classes.has(music))
    .map(({ at, who, music }) => ({
      at,
      field: 'music',
      message: `The music ${music} is what callers of ${who} hear. Choose another there first.`,
    }));
  return [...missingTracks, ...missingClasses];
}

interface User {
  readonly at: string;
  readonly who: string;
  readonly music: string | null;
}

function usersOf({ extensions, things, settings }: House): User[] {
  return [
    ...extensions.map(({ number, music }) => ({ at: `extension/${number}`, who: `extension ${number}`, music })),
    ...things['inbound-route'].map((route) => ({
      at: `inbound-route/${route.id}`,
      who: nameOf('inbound-route', route),
      music: route.music,
    })),
    ...things.conference.map((room) => ({
      at: `conference/${room.number}`,
      who: nameOf('conference', room),
      music: room.music,
    })),
    ...things['ring-group'].map((group) => ({
      at: `ring-group/${group.number}`,
      who: nameOf('ring-group', group),
      music: group.music,
    })),
    { at: 'settings/calls', who: 'everybody', music: settings.calls.music },
    { at: 'settings/parking', who: 'the parked', music: settings.parking.music },
  ];
}

import { identifierFrom, suppliedClass, suppliedTracks, thingKinds } from '@flexpbx/domain';
import type { Input, Output } from '../../api/client.ts';
import type { Option } from '../../design/fields.tsx';
import type { FieldErrors } from '../../design/use-form.ts';

/** What those on hold hear, as the API answers it. */
export type MusicClass = Output<'getMusicClass'>;
/** A piece somebody uploaded. */
export type MusicTrack = Output<'getMusicTrack'>;

/** The music that is played where nothing else is chosen and nobody changed it. */
export const suppliedMusic: MusicClass = {
  id: suppliedClass,
  name: 'Standard music',
  source: { type: 'tracks', order: 'random', tracks: suppliedTracks.map(({ id }) => id) },
  created_at: '',
  updated_at: '',
  secrets_set: [],
};

/** Every class there is: the supplied one too, where none of that name replaces it. */
export function allMusic(classes: readonly MusicClass[]): MusicClass[] {
  return classes.some(({ id }) => id === suppliedClass) ? [...classes] : [suppliedMusic, ...classes];
}

/** Tracks as they can be chosen. */
export function trackOptions(uploaded: readonly MusicTrack[]): Option[] {
  const ready = uploaded.filter(({ state }) => state === 'ready');
  return [...suppliedTracks, ...ready].map(({ id, name }) => ({ value: id, label: name }));
}

/** Where music comes from, in a few words. */
export function describeSource({ source }: MusicClass): string {
  if (source.type === 'stream') return `Radio stream ${source.url}`;
  const count = source.tracks.length;
  return `${count} ${count === 1 ? 'track' : 'tracks'}, ${source.order === 'random' ? 'in any order' : 'in this order'}`;
}

/** Fields of the form of a class. */
export type MusicFields = Readonly<{
  id: string;
  name: string;
  type: 'tracks' | 'stream';
  order: 'listed' | 'random';
  tracks: readonly string[];
  url: string;
}>;

/** A form to change a class, or to add one. */
export function fieldsOf(music: MusicClass | null): MusicFields {
  const source = music?.source;
  return {
    id: music?.id ?? '',
    name: music?.name ?? '',
    type: source?.type ?? 'tracks',
    order: source?.type === 'tracks' ? source.order : 'random',
    tracks: source?.type === 'tracks' ? source.tracks : [],
    url: source?.type === 'stream' ? source.url : '',
  };
}

/** What to send to add a class. */
export function classOf(fields: MusicFields): Input<'createMusicClass'>['body'] {
  const { id, name, type, order, tracks, url } = fields;
  const source = type === 'tracks' ? { type, order, tracks: [...tracks] } : { type, url: url.trim() };
  return { id: id || identifierFrom(name), name, source };
}

/** The schema speaks of `source`; the form has fields of its own for what it is made of. */
export function checkFields({ type, tracks, url }: MusicFields): FieldErrors<MusicFields> {
  if (type === 'tracks') return tracks.length > 0 ? {} : { tracks: 'Add at least one track.' };
  const parsed = thingKinds['music-class'].schema.shape.source.safeParse({ type, url: url.trim() });
  return parsed.success ? {} : { url: parsed.error.issues[0]?.message ?? 'This is not the address of a stream.' };
}

import { join } from 'node:path';
import { suppliedClass, suppliedTracks, type Thing } from '@flexpbx/domain';
import { programDir } from '@flexpbx/runtime';
import type { Snapshot } from '../snapshot.ts';

/** What plays a stream for Asterisk, and something else while the stream is away. */
const streamPlayer = join(programDir, 'system-scripts', 'play-stream.sh');

/** Classes of music on hold, as musiconhold.conf has them. */
export function musicView({ things, machine }: Snapshot): object {
  const supplied = join(machine.program.dataDir, 'moh');
  const ready = new Set(things['music-track'].filter(({ state }) => state === 'ready').map(({ id }) => id));
  const fileOf = (id: string) => join(suppliedTracks.some((track) => track.id === id) ? supplied : machine.music, id);
  const isThere = (id: string) => ready.has(id) || suppliedTracks.some((track) => track.id === id);
  const everySupplied = suppliedTracks.map(({ id }) => fileOf(id));
  const fallback = `${everySupplied[0]}.wav`;

  const classOf = ({ id, source }: Thing<'music-class'>) => {
    if (source.type === 'stream') return { id, player: `${streamPlayer} ${source.url} ${fallback}` };
    const files = source.tracks.filter(isThere).map(fileOf);
    // A class whose tracks are all gone or not ready yet plays what there is: nobody waits in silence.
    return { id, files: files.length > 0 ? files : everySupplied, random: source.order === 'random' };
  };
  const classes = things['music-class'].map(classOf);
  const hasDefault = classes.some(({ id }) => id === suppliedClass);
  const first = { id: suppliedClass, files: everySupplied, random: true };
  return { music: hasDefault ? classes : [first, ...classes] };
}

import { createHash } from 'node:crypto';
import { emergencySpeech } from '@flexpbx/domain';
import type { Snapshot } from './snapshot.ts';

/**
 * Something rendered files have Asterisk say. `file` (without `.wav`, in the spool's folder `speech`) depends on the text
 * alone: a place that is described in other words has another file, and one that is there already need not be made again.
 */
export interface Speech {
  readonly file: string;
  readonly text: string;
}

/** How a text is found as sound. */
export function speechOf(text: string): Speech {
  return { file: createHash('sha256').update(text).digest('hex').slice(0, 24), text };
}

/** Everything Asterisk may be told to say, each once; the first are needed most. */
export function spokenIn(snapshot: Pick<Snapshot, 'extensions' | 'things' | 'settings'>): Speech[] {
  return emergencySpeech(snapshot).map(speechOf);
}

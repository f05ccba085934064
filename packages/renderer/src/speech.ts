import { emergencySpeech, type Voice } from '@flexpbx/domain';
import { speechFile } from '@flexpbx/runtime';
import type { Snapshot } from './snapshot.ts';

/** Something callers hear that is spoken beforehand into `<file>.wav`, in the spool's folder `speech`. */
export interface Speech {
  readonly file: string;
  readonly text: string;
  readonly voice: Voice;
}

/** What the dialplan says is in English, as Asterisk's own words are. */
const ownVoice: Voice = 'en-us';

/** How a text of the dialplan is found as sound. */
export function speechOf(text: string): Speech {
  return spoken(text, ownVoice);
}

function spoken(text: string, voice: Voice): Speech {
  return { file: speechFile(text, voice), text, voice };
}

/** Everything callers may be told, each once; the first are needed most. */
export function spokenIn(snapshot: Pick<Snapshot, 'extensions' | 'things' | 'settings'>): Speech[] {
  const prompts = snapshot.things.prompt.flatMap(({ source }) =>
    source.type === 'text' ? [spoken(source.text, source.voice)] : [],
  );
  const all = [...emergencySpeech(snapshot).map(speechOf), ...prompts];
  return [...new Map(all.map((speech) => [speech.file, speech])).values()];
}

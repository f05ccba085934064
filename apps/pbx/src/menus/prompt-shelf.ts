import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Prompt } from '@flexpbx/call';
import type { ThingRepository } from '@flexpbx/db';
import type { PromptThing } from '@flexpbx/domain';
import { speechFile } from '@flexpbx/runtime';

/** Where prompts lie as sound. */
export interface PromptFolders {
  /** Spoken texts. */
  readonly speech: string;
  /** Uploads, converted. */
  readonly prompts: string;
}

/** What prompts sound like. */
export interface PromptShelf {
  /** Null when the prompt is gone or can't be heard yet: it is being spoken or converted. */
  soundsOf(id: string): Promise<readonly Prompt[] | null>;
}

/** The prompts of the database, with what the worker has made of them. */
export function promptShelf(things: Pick<ThingRepository, 'find'>, folders: PromptFolders): PromptShelf {
  return {
    soundsOf: async (id) => {
      const prompt = (await things.find('prompt', id))?.thing;
      return prompt ? soundsOf(prompt, folders) : null;
    },
  };
}

async function soundsOf({ id, source }: PromptThing, folders: PromptFolders): Promise<readonly Prompt[] | null> {
  switch (source.type) {
    case 'stock':
      return source.sounds.map((sound): Prompt => `sound:${sound}`);
    case 'text': {
      const file = join(folders.speech, speechFile(source.text, source.voice));
      return (await isThere(`${file}.wav`)) ? [`sound:${file}`] : null;
    }
    case 'file':
      return (await isHeard(source, join(folders.prompts, id))) ? [`sound:${join(folders.prompts, id)}`] : null;
  }
}

/** While a new recording is being converted, the one before it is heard, if there was one. */
async function isHeard({ state }: Extract<PromptThing['source'], { type: 'file' }>, file: string): Promise<boolean> {
  return state === 'ready' || (state === 'converting' && (await isThere(`${file}.wav16`)));
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

import { identifierFrom, type PromptThing, thingKinds, type Voice } from '@flexpbx/domain';
import type { Output } from '../../api/client.ts';

/** A prompt as the API answers it. */
export type PromptAnswer = Output<'getPrompt'>;

/** What a prompt is made of that isn't a file. */
type WrittenKind = 'text' | 'stock';

/** Fields of a prompt's form, as typed. */
export type PromptFields = Readonly<{
  id: string;
  name: string;
  kind: WrittenKind;
  text: string;
  voice: Voice;
  sounds: string;
}>;

/** A form to add a prompt. */
export const newFields: PromptFields = { id: '', name: '', kind: 'text', text: '', voice: 'en-us', sounds: '' };

/** A form to change one. Of a recording only the name can be changed. */
export function fieldsOf({ id, name, source }: PromptAnswer): PromptFields {
  switch (source.type) {
    case 'text':
      return { ...newFields, id, name, kind: 'text', text: source.text, voice: source.voice };
    case 'stock':
      return { ...newFields, id, name, kind: 'stock', sounds: source.sounds.join(' ') };
    case 'file':
      return { ...newFields, id, name };
  }
}

/** What is wrong with what is said, besides what the schema knows. */
export function checkFields({ kind, text, sounds }: PromptFields) {
  if (kind === 'text') return text.trim() === '' ? { text: 'Write what is to be said.' } : {};
  return soundsIn(sounds).length === 0 ? { sounds: 'Give at least one sound, for example vm-goodbye.' } : {};
}

/** What stands in the form, as the API wants it. A text is one paragraph. */
export function bodyOf({ id, name, kind, text, voice, sounds }: PromptFields) {
  const source =
    kind === 'text'
      ? { type: kind, text: text.replace(/\s+/g, ' ').trim(), voice }
      : { type: kind, sounds: soundsIn(sounds) };
  return { id: id || identifierFrom(name), name, source };
}

/** A form without faults, to be sent. */
export function promptOf(fields: PromptFields) {
  const { id, name, source } = thingKinds.prompt.schema.parse(bodyOf(fields));
  if (source.type === 'file') throw new Error('a form holds no file');
  return { id, name, source };
}

/** What a prompt says, for lists. */
export function saidIn(source: PromptThing['source']): string {
  switch (source.type) {
    case 'text':
      return `“${source.text}”`;
    case 'stock':
      return source.sounds.join(', ');
    case 'file':
      return source.file_name;
  }
}

function soundsIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter((sound) => sound !== '');
}

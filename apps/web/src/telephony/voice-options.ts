import type { Voice } from '@flexpbx/domain';
import type { Option } from '../design/fields.tsx';

const names: Readonly<Record<Voice, string>> = {
  'en-us': 'English (America)',
  'en-gb': 'English (Britain)',
  de: 'German',
  es: 'Spanish',
  'fr-fr': 'French',
  it: 'Italian',
  nl: 'Dutch',
  pl: 'Polish',
  'pt-br': 'Portuguese (Brazil)',
  tr: 'Turkish',
};

/** Voices that can be chosen. */
export const voiceOptions: readonly Option[] = Object.entries(names).map(([value, label]) => ({ value, label }));

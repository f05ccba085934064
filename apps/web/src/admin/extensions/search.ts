import type { Extension } from './extension-fields.ts';

type Searched = Pick<Extension, 'number' | 'name' | 'location' | 'registrations'>;

/** Whether every word of `search` is part of something one sees of the extension. */
export function matchesSearch({ number, name, location, registrations }: Searched, search: string): boolean {
  const devices = registrations.map(({ user_agent }) => user_agent);
  const text = [number, name, location ?? '', ...devices].join('\n').toLocaleLowerCase();
  const words = search.toLocaleLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}

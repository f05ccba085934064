import type { House } from './house.ts';

/** Every mailbox of a house: those of extensions, and shared ones. */
export function mailboxNumbers({ extensions, things }: Pick<House, 'extensions' | 'things'>): Set<string> {
  const own = extensions.filter(({ voicemail }) => voicemail).map(({ number }) => number);
  return new Set([...own, ...things['shared-mailbox'].map(({ number }) => number)]);
}

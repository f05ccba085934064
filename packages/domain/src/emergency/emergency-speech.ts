import type { House } from '../house.ts';
import { emergencyPlace, placeInWords } from './emergency-place.ts';

/** What callers and the security desk are told. Until its sound is made, Asterisk says something like it in its own words. */
export const emergencyWords = {
  blocked:
    'This telephone system is in test mode. Your emergency call was not sent. Use another telephone, for example a mobile phone.',
  failed:
    'Your emergency call could not be sent. Use another telephone, for example a mobile phone, and call from there.',
  alarm: 'Emergency. Somebody dialled',
  from: 'at extension',
  nowhere: 'Nobody has said where that is.',
  confirm: 'Press any key to confirm.',
  confirmBlocked: 'The system is in test mode. The call was not sent. Press any key to confirm.',
  confirmFailed: 'The call could not be sent. The caller needs your help. Press any key to confirm.',
} as const;

/** An extension as far as its place goes. */
type Placed = Parameters<typeof emergencyPlace>[0] & { readonly location: string | null };

/** Where an extension is, as it is said: its room, where that is known, and the place. */
export function spokenPlace(extension: Placed, house: Pick<House, 'things' | 'settings'>): string {
  const { location } = emergencyPlace(extension, house);
  const parts = [extension.location, location && placeInWords(location)].filter((part) => part !== null);
  return parts.length === 0 ? emergencyWords.nowhere : `${parts.join(', ')}.`;
}

/** Everything that is said about emergency calls, each once: the words first, since they are needed most. */
export function emergencySpeech(
  house: Pick<House, 'things' | 'settings'> & { readonly extensions: readonly Placed[] },
): string[] {
  const anybody = { locationId: null, location: null };
  const places = [anybody, ...house.extensions].map((extension) => spokenPlace(extension, house));
  return [...new Set([...Object.values(emergencyWords), ...places])];
}

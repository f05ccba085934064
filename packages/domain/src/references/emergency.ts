import type { House } from '../house.ts';
import { type Reference, settingsSource } from './reference.ts';

/** Where extensions are, and what emergency calls need: trunks, a location, somebody to be told. */
export function emergencyReferences({ extensions, settings }: House): Reference[] {
  const from = settingsSource('emergency', 'what is done with emergency calls');
  const { trunks, location, security_desk: desk } = settings.emergency;
  const used = (field: string, to: Reference['to'] | null, as: string): Reference[] =>
    to === null ? [] : [{ from, field, to, as }];
  return [
    ...trunks.flatMap((key, order) =>
      used(
        'trunks',
        { kind: 'trunk', key },
        order === 0 ? 'the way out of emergency calls' : 'a way out of emergency calls when others fail',
      ),
    ),
    ...used(
      'location',
      location === null ? null : { kind: 'location', key: location },
      'where extensions are that name no other',
    ),
    ...used('security_desk', desk === null ? null : { kind: 'extension', key: desk }, 'told of emergency calls'),
    ...extensions.flatMap(({ number, name, locationId }) =>
      locationId === null
        ? []
        : [
            {
              from: { kind: 'extension', key: number, name: `the extension of ${name}` } as const,
              field: 'location_id',
              to: { kind: 'location', key: locationId } as const,
              as: `where extension ${number} is`,
            },
          ],
    ),
  ];
}

import { identifierFrom } from '@flexpbx/domain';
import type { Input, Output } from '../../api/client.ts';

/** Where the fire brigade has to go. */
export type Location = Output<'getLocation'>;

const optional = ['state', 'zip', 'country', 'building', 'floor', 'elin'] as const;

/** Fields of a location's form, as typed. Names are the API's. */
export type LocationFields = Readonly<Record<'id' | 'name' | 'address' | 'city' | (typeof optional)[number], string>>;

/** A form to change a location, or (null) to add one. */
export function fieldsOf(location: Omit<Location, 'created_at' | 'updated_at' | 'secrets_set'> | null): LocationFields {
  return {
    id: location?.id ?? '',
    name: location?.name ?? '',
    address: location?.address ?? '',
    city: location?.city ?? '',
    state: location?.state ?? '',
    zip: location?.zip ?? '',
    country: location?.country ?? '',
    building: location?.building ?? '',
    floor: location?.floor ?? '',
    elin: location?.elin ?? '',
  };
}

/** What to send to change a location. */
export function changeOf({ name, address, city, ...fields }: LocationFields) {
  const orNull = (text: string) => text.trim() || null;
  return {
    ...{ name, address, city },
    state: orNull(fields.state),
    zip: orNull(fields.zip),
    country: orNull(fields.country.toUpperCase()),
    building: orNull(fields.building),
    floor: orNull(fields.floor),
    elin: orNull(fields.elin.replace(/[\s()./-]/g, '')),
  };
}

/** What to send to add one. */
export function locationOf(fields: LocationFields): Input<'createLocation'>['body'] {
  return { id: fields.id || identifierFrom(fields.name), ...changeOf(fields) };
}

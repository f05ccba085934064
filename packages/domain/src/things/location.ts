import { z } from 'zod';
import { displayName } from '../display-name.ts';
import { identifier } from './identifier.ts';

/** Where the fire brigade has to go when an extension calls it. Field names are the seed's. */
export const location = z.strictObject({
  id: identifier,
  name: displayName,
  address: displayName,
  city: displayName,
  state: displayName.nullable().default(null),
  zip: displayName.nullable().default(null),
  /** Two letters (ISO 3166-1). */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Give the country by its two letters, for example US.')
    .nullable()
    .default(null),
  building: displayName.nullable().default(null),
  floor: displayName.nullable().default(null),
  /** Emergency Location ID Number: what the emergency centre sees as caller, and calls back. Null: the system's or the trunk's. */
  elin: z
    .string()
    .regex(/^\+?\d{3,20}$/, 'Give the number in digits, for example +12125551234.')
    .nullable()
    .default(null),
});

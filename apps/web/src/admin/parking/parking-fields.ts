import type { Settings } from '@flexpbx/domain';
import type { FieldErrors } from '../../design/use-form.ts';
import { destinationIn, destinationText } from '../../telephony/destinations.ts';

type Parking = Settings['parking'];

/** Fields of the form of parking, as typed. Names are the API's. */
export type ParkingFields = Readonly<{
  first_slot: string;
  last_slot: string;
  timeout_seconds: string;
  ring_seconds: string;
  /** As `destinationText` writes it; empty: the parker's mailbox. */
  destination: string;
  /** Empty: what calls on hold hear. */
  music: string;
}>;

/** A form to change how calls are parked. */
export function fieldsOf(parking: Parking): ParkingFields {
  const { first_slot, last_slot, timeout_seconds, ring_seconds, destination, music } = parking;
  return {
    ...{ first_slot, last_slot },
    timeout_seconds: String(timeout_seconds),
    ring_seconds: String(ring_seconds),
    destination: destinationText(destination),
    music: music ?? '',
  };
}

/** What to send. */
export function parkingOf(fields: ParkingFields): Parking {
  return {
    first_slot: fields.first_slot.trim(),
    last_slot: fields.last_slot.trim(),
    timeout_seconds: Number(fields.timeout_seconds),
    ring_seconds: Number(fields.ring_seconds),
    destination: destinationIn(fields.destination),
    music: fields.music || null,
  };
}

/** Text that should have been a number. */
export function checkFields(fields: ParkingFields): FieldErrors<ParkingFields> {
  const errors: Partial<Record<keyof ParkingFields, string>> = {};
  for (const name of ['timeout_seconds', 'ring_seconds'] as const)
    if (!/^\d+$/.test(fields[name].trim())) errors[name] = 'Give a whole number of seconds, for example 60.';
  return errors;
}

import { thingKinds } from '@flexpbx/domain';
import type { z } from 'zod';
import type { Output } from '../../api/client.ts';
import type { FieldErrors } from '../../design/use-form.ts';

/** A conference as it is configured. */
export type Conference = Output<'getConference'>;

type Settings = z.output<(typeof thingKinds)['conference']['schema']>;

/** Fields of a conference's form, as typed. Names are the API's. */
export type ConferenceFields = Readonly<{
  number: string;
  name: string;
  /** Empty: nobody is asked. */
  pin: string;
  /** Empty: there is no moderator. */
  moderator_pin: string;
  wait_for_moderator: boolean;
  announce: Settings['announce'];
  muted_at_start: boolean;
  record: boolean;
  max_members: string;
  /** Empty: what calls on hold hear. */
  music: string;
}>;

/** A form to change a conference. */
export function fieldsOf(conference: Settings): ConferenceFields {
  const { number, name, wait_for_moderator, announce, muted_at_start, record } = conference;
  return {
    ...{ number, name, wait_for_moderator, announce, muted_at_start, record },
    pin: conference.pin ?? '',
    moderator_pin: conference.moderator_pin ?? '',
    max_members: String(conference.max_members),
    music: conference.music ?? '',
  };
}

/** A form to add one, with the product's own values. */
export const newFields: ConferenceFields = {
  ...fieldsOf(thingKinds.conference.schema.parse({ number: '2001', name: 'Conference' })),
  ...{ number: '', name: '' },
};

/** What to send to change a conference. */
export function changeOf({ number: _, ...fields }: ConferenceFields) {
  const orNull = (text: string) => text.trim() || null;
  return {
    ...fields,
    pin: orNull(fields.pin),
    moderator_pin: orNull(fields.moderator_pin),
    max_members: Number(fields.max_members),
    music: fields.music || null,
  };
}

/** What to send to add one. */
export function conferenceOf(fields: ConferenceFields) {
  return { number: fields.number.trim(), ...changeOf(fields) };
}

/** Text that should have been a number, and PINs that can't be told apart. */
export function checkFields(fields: ConferenceFields): FieldErrors<ConferenceFields> {
  const errors: Partial<Record<keyof ConferenceFields, string>> = {};
  if (!/^\d+$/.test(fields.max_members.trim())) errors.max_members = 'Give a whole number, for example 50.';
  const moderatorPin = fields.moderator_pin.trim();
  if (moderatorPin !== '' && moderatorPin === fields.pin.trim())
    errors.moderator_pin = 'Everybody would be a moderator: give moderators another PIN.';
  if (fields.wait_for_moderator && moderatorPin === '')
    errors.moderator_pin = 'Everybody would wait for ever: give moderators a PIN, or don’t wait for one.';
  return errors;
}

/** Who gets in, in a few words. */
export function wayIn({ pin, moderator_pin }: Pick<Conference, 'pin' | 'moderator_pin'>): string {
  if (pin !== null) return 'With a PIN';
  return moderator_pin === null ? 'Whoever dials it' : 'Whoever dials it; moderators by PIN';
}

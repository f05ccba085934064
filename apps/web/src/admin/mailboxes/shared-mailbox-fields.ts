import { type SharedMailbox, thingKinds } from '@flexpbx/domain';
import type { Output } from '../../api/client.ts';

/** A shared mailbox as the API answers it: its PIN is never shown. */
export type SharedMailboxAnswer = Output<'getSharedMailbox'>;

/** Fields of a shared mailbox’s form, as typed. Names are the API's. */
export type SharedMailboxFields = Readonly<{
  number: string;
  name: string;
  pin: string;
  members: readonly string[];
}>;

/** A form to add one. */
export const newFields: SharedMailboxFields = { number: '', name: '', pin: '', members: [] };

/** A form to change one. */
export function fieldsOf({ number, name, members }: SharedMailboxAnswer): SharedMailboxFields {
  return { number, name, members, pin: '' };
}

/** What stands in the form, as the API wants it. */
export function bodyOf({ number, name, pin, members }: SharedMailboxFields) {
  return { number: number.trim(), name, pin: pin.trim(), members: [...members] };
}

/** A form without faults, to be sent. */
export function sharedMailboxOf(fields: SharedMailboxFields): SharedMailbox {
  return thingKinds['shared-mailbox'].schema.parse(bodyOf(fields));
}

/** What can be changed of one: its PIN and limits have forms of their own. */
export const changeSchema = thingKinds['shared-mailbox'].schema.pick({ name: true, members: true });

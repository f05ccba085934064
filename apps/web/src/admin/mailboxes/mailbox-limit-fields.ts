import type { Output } from '../../api/client.ts';
import type { FieldErrors } from '../../design/use-form.ts';

type Limits = Output<'getMailbox'>['limits'];

/** Fields of the limits of a mailbox, as typed; empty: the system's. Names are the API's. */
export type LimitFields = Readonly<Record<keyof Limits, string>>;

/** A form to change the limits of a mailbox. */
export function fieldsOf(limits: Limits): LimitFields {
  return mapped(limits, (limit) => (limit === null ? '' : String(limit)));
}

/** What to send. */
export function limitsIn(fields: LimitFields): Limits {
  return mapped(fields, (text) => (text.trim() === '' ? null : Number(text)));
}

/** Text that should have been a number. */
export function checkFields(fields: LimitFields): FieldErrors<LimitFields> {
  const wrong = Object.entries(fields).filter(([, text]) => !/^\s*\d*\s*$/.test(text));
  return Object.fromEntries(wrong.map(([name]) => [name, 'Give a whole number, or leave it empty.']));
}

function mapped<From, To>(values: Readonly<Record<keyof Limits, From>>, change: (value: From) => To) {
  return {
    max_messages: change(values.max_messages),
    max_message_seconds: change(values.max_message_seconds),
    min_message_seconds: change(values.min_message_seconds),
    silence_seconds: change(values.silence_seconds),
  };
}

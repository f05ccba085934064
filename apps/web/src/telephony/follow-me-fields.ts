import { type FollowMe, followedNumber, followMe } from '@flexpbx/domain';
import type { FieldErrors } from '../design/use-form.ts';
import { type TargetRow, targetBody, targetFault, targetRow } from './ring-targets.ts';

/** Where calls follow somebody; nowhere where there are no numbers. */
export type Following = Pick<FollowMe, 'enabled' | 'own_seconds' | 'numbers'>;

/** Fields of the form, as typed. Names are the API's. */
export type FollowMeFields = Readonly<{
  enabled: boolean;
  own_seconds: string;
  numbers: readonly TargetRow[];
}>;

/** What the API takes of them, by its own rules. */
export const followingSchema = followMe.omit({ number: true });

/** What stands there where nobody set it up. */
export const newFollowing: Following = { enabled: true, own_seconds: 15, numbers: [] };

/** A number more, to be chosen. */
export const newNumber: TargetRow = { who: '', seconds: '20', confirm: true };

/** A form to change it, with a first line to fill in where there is none. */
export function fieldsOf({ enabled, own_seconds, numbers }: Following): FollowMeFields {
  const rows = numbers.map((number) => targetRow(number, number.seconds));
  return { enabled, own_seconds: String(own_seconds), numbers: rows.length === 0 ? [newNumber] : rows };
}

/** What stands in the form, as the API wants it. */
export function bodyOf({ enabled, own_seconds, numbers }: FollowMeFields) {
  return { enabled, own_seconds: Number(own_seconds), numbers: numbers.map(numberBody) };
}

/** A form without faults, to be sent. */
export function followingOf(fields: FollowMeFields): Following {
  return followingSchema.parse(bodyOf(fields));
}

/** What is wrong with one number; null: nothing. */
export function numberFault(row: TargetRow): string | null {
  return targetFault(followedNumber, row, numberBody(row));
}

/** Which number is at fault, and text that should have been a number. */
export function checkFields({ own_seconds, numbers }: FollowMeFields): FieldErrors<FollowMeFields> {
  const faults = numbers.map(numberFault);
  const at = faults.findIndex((fault) => fault !== null);
  return {
    ...(at === -1 ? {} : { numbers: `Number ${at + 1}: ${faults[at]}` }),
    ...(/^\d+$/.test(own_seconds.trim()) ? {} : { own_seconds: 'Give a whole number, for example 15.' }),
  };
}

function numberBody(row: TargetRow) {
  return { ...targetBody(row), seconds: Number(row.seconds) };
}

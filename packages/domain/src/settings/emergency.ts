import { z } from 'zod';
import { emailAddress } from '../extension.ts';
import { identifier } from '../things/identifier.ts';

/** What becomes of calls to emergency numbers. */
export const emergency = z.strictObject({
  /** While false nothing leaves: the caller hears why. */
  production_mode: z.boolean().default(false),
  numbers: z
    .array(z.string().regex(/^\d{2,6}$/, 'An emergency number is 2 to 6 digits.'))
    .min(1, 'Keep at least one emergency number.')
    .max(20)
    .default(['911', '933', '112']),
  /** A digit people may still dial first, out of habit: with 9, 9911 is 911 too. Null: only the bare numbers. */
  prefix: z.string().regex(/^\d$/, 'Give one digit, for example 9.').nullable().default('9'),
  /** Tried in this order. */
  trunks: z.array(identifier).max(10).default([]),
  /** Where an extension is that names no location of its own. */
  location: identifier.nullable().default(null),
  /** Rung and told who called from where; null: nobody. */
  security_desk: z
    .string()
    .regex(/^\d{2,6}$/, 'Give the number of an extension.')
    .nullable()
    .default(null),
  /** Told by mail. */
  notify: z.array(emailAddress).max(50).default([]),
  /** How long calls back to the number that was shown ring at the extension that called. */
  callback_minutes: z.int().min(1).max(240).default(30),
});

/** See {@link emergency}. */
export type EmergencySettings = z.output<typeof emergency>;

/** Everything that can be dialled for help, and the number it stands for: `9911` for `911`. */
export function emergencyNumbers({
  numbers,
  prefix,
}: Pick<EmergencySettings, 'numbers' | 'prefix'>): EmergencyNumber[] {
  const bare = [...new Set(numbers)].map((number) => ({ dialled: number, number }));
  const taken = new Set(numbers);
  const prefixed = prefix === null ? [] : bare.map(({ number }) => ({ dialled: prefix + number, number }));
  return [...bare, ...prefixed.filter(({ dialled }) => !taken.has(dialled))];
}

/** See {@link emergencyNumbers}. */
export interface EmergencyNumber {
  readonly dialled: string;
  readonly number: string;
}

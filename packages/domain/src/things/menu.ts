import { z } from 'zod';
import { destination } from '../destination.ts';
import { displayName } from '../display-name.ts';
import { identifier } from './identifier.ts';

/** The keys of a telephone, in the order people list them. */
export const menuKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const;

/** See {@link menuKeys}. */
export type MenuKey = (typeof menuKeys)[number];

/** What a key does: it sends the call somewhere, says the menu again, or opens the directory of names. */
const menuAction = z.discriminatedUnion('type', [
  destination,
  z.strictObject({ type: z.literal('repeat') }),
  /** The caller spells a name with the keys and is put through to whom it belongs. */
  z.strictObject({ type: z.literal('directory') }),
]);

/** What a key can do. */
export type MenuAction = z.output<typeof menuAction>;

const option = z.strictObject({
  key: z.enum(menuKeys),
  action: menuAction,
  /** Heard before it is done ("Transferring to Sales"); null: nothing. */
  prompt: identifier.nullable().default(null),
});

/** An auto attendant: says what can be chosen, and does what the caller's keys say. */
export const menu = z.strictObject({
  id: identifier,
  name: displayName,
  /** What phones of the house dial to reach it; null: only reached from elsewhere. */
  number: z
    .string()
    .regex(/^\d{1,6}$/, 'Give a number of at most 6 digits.')
    .nullable()
    .default(null),
  /** The prompt that is said; null: Asterisk's own "please enter the number you wish to call". */
  greeting: identifier.nullable().default(null),
  /** Said before the greeting when a key meant nothing; null: Asterisk's own words. */
  invalid_prompt: identifier.nullable().default(null),
  /** Said before the greeting when nothing was pressed; null: nothing. */
  timeout_prompt: identifier.nullable().default(null),
  /** Of Asterisk's own words, where they are installed in it: `en`, `de`, `fr_CA`. */
  language: z
    .string()
    .regex(/^[a-z]{2}(_[A-Z]{2})?$/, 'A language is two letters, for example en or fr_CA.')
    .default('en'),
  /** How long to wait for a key when the greeting is over. */
  timeout_seconds: z.int().min(1).max(60).default(10),
  /** How often the menu is said to somebody who presses nothing. */
  attempts: z.int().min(1).max(10).default(3),
  /** How many keys that mean nothing are forgiven, and one more is not. */
  invalid_attempts: z.int().min(0).max(10).default(2),
  /** Each key once. */
  options: z.array(option).max(menuKeys.length).default([]),
  /** Extensions that can be dialled straight away: `all`, or these. */
  direct_dial: z
    .union([z.literal('all'), z.array(z.string().regex(/^\d{1,10}$/, 'Give numbers of extensions.')).max(1000)])
    .default([]),
  /** Where calls go when nothing (right) was pressed, and while nobody of ours is there to serve the menu. */
  fallback: destination.default({ type: 'closed' }),
});

/** See {@link menu}. */
export type Menu = z.output<typeof menu>;

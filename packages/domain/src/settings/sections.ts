import { z } from 'zod';
import { codecList, dtmfMethod } from '../codec.ts';
import { identifier } from '../things/identifier.ts';
import { parking } from './parking.ts';

const extension = z.string().regex(/^\d{2,6}$/, 'Give the number of an extension.');

/**
 * Settings of the whole system, by section; what `GET /api/config` answers. Each section has a default for everything, so
 * that an empty database is a working system.
 */
export const settingsSections = {
  codecs: z.strictObject({
    /** Offered in this order by and to every phone that has no list of its own. */
    priority: codecList.default(['opus', 'G722', 'PCMU', 'PCMA']),
  }),
  dtmf: z.strictObject({ method: dtmfMethod.default('auto') }),
  calls: z.strictObject({
    /** Calls forwarded in a row before the caller is told that they lead nowhere. */
    max_forwards: z.int().min(1).max(20).default(5),
    /** What a call on hold hears where nothing else is chosen. */
    music: identifier.default('default'),
  }),
  parking,
  emergency: z.strictObject({
    /** While false nothing leaves: the caller hears why. */
    production_mode: z.boolean().default(false),
    numbers: z
      .array(z.string().regex(/^\d{2,6}$/, 'An emergency number is 2 to 6 digits.'))
      .min(1, 'Keep at least one emergency number.')
      .max(20)
      .default(['911', '933', '112']),
    /** Tried in this order. */
    trunks: z.array(identifier).max(10).default([]),
    /** Where an extension is that names no location of its own. */
    location: identifier.nullable().default(null),
    /** Rung and told who called from where; null: nobody. */
    security_desk: extension.nullable().default(null),
    /** Told by mail. */
    notify: z.array(z.email('This is not a mail address.')).max(50).default([]),
    /** How long calls back to the ELIN ring at the extension that called. */
    callback_minutes: z.int().min(1).max(240).default(30),
  }),
} as const satisfies Record<string, z.ZodObject>;

/** See {@link settingsSections}. */
export type SettingsSection = keyof typeof settingsSections;

/** All settings, as they count. */
export type Settings = { readonly [Section in SettingsSection]: z.output<(typeof settingsSections)[Section]> };

/** What a system has that nobody has set anything on. */
export const defaultSettings = Object.fromEntries(
  Object.entries(settingsSections).map(([section, schema]) => [section, schema.parse({})]),
) as Settings;

import { z } from 'zod';
import { codecList, dtmfMethod } from '../codec.ts';
import { identifier } from '../things/identifier.ts';
import { emergency } from './emergency.ts';
import { mail } from './mail.ts';
import { mailTemplates } from './mail-templates.ts';
import { parking } from './parking.ts';
import { transcription } from './transcription.ts';
import { voicemail } from './voicemail.ts';

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
  emergency,
  mail,
  mail_templates: mailTemplates,
  transcription,
  voicemail,
} as const satisfies Record<string, z.ZodObject>;

/** See {@link settingsSections}. */
export type SettingsSection = keyof typeof settingsSections;

/** All settings, as they count. */
export type Settings = { readonly [Section in SettingsSection]: z.output<(typeof settingsSections)[Section]> };

/** Fields of settings that are encrypted in the database, and that the API takes but never answers. */
export const secretSettings: { readonly [Section in SettingsSection]?: readonly (keyof Settings[Section])[] } = {
  mail: ['password'],
  transcription: ['openai_key', 'google_key'],
};

/** What a system has that nobody has set anything on. */
export const defaultSettings = Object.fromEntries(
  Object.entries(settingsSections).map(([section, schema]) => [section, schema.parse({})]),
) as Settings;

import {
  type Settings,
  type SettingsSection,
  secretSettings,
  settingsSections,
  type Thing,
  type ThingKind,
  type Things,
  thingAsStored,
  thingKinds,
} from '@flexpbx/domain';
import { z } from 'zod';
import type { Rows } from '../client.ts';
import type { Thing as Row, Setting as SettingRow } from '../generated/sqlite/client.ts';
import { seal, unseal } from '../secrets/sealed-text.ts';

/** The order people gave things of a kind. */
export const inOrder = [{ position: 'asc' }, { key: 'asc' }] as const;

const sealedColumn = z.record(z.string(), z.string());

/** `Thing.settings`, `Setting.settings` */
export const settingsColumn = z.record(z.string(), z.json());

/** The thing of a row, its secrets opened; for fields it was stored without, see {@link thingAsStored}. */
export function thingOf<Kind extends ThingKind>(kind: Kind, row: Row, key: Buffer): Thing<Kind> {
  const opened = Object.entries(sealedColumn.parse(row.sealed)).map(([field, text]) => [
    field,
    unseal(key, placeOf(kind, row.key, field), text),
  ]);
  return thingAsStored(kind, { ...settingsColumn.parse(row.settings), ...Object.fromEntries(opened) });
}

/** All things of every kind, in order. */
export async function readThings(rows: Rows, key: Buffer): Promise<Things> {
  const found = Map.groupBy(await rows.thing.findMany({ orderBy: [...inOrder] }), ({ kind }) => kind);
  const kinds = Object.keys(thingKinds) as ThingKind[];
  return Object.fromEntries(
    kinds.map((kind) => [kind, (found.get(kind) ?? []).map((row) => thingOf(kind, row, key))]),
  ) as unknown as Things;
}

/** All settings, as they count. */
export async function readSettings(rows: Rows, key: Buffer): Promise<Settings> {
  const found = new Map((await rows.setting.findMany()).map((row) => [row.section, sectionOf(row, key)]));
  return Object.fromEntries(
    Object.entries(settingsSections).map(([section, schema]) => [section, schema.parse(found.get(section) ?? {})]),
  ) as Settings;
}

/** What was set of a section, its secrets opened. */
export function sectionOf({ section, settings, sealed }: SettingRow, key: Buffer): Record<string, unknown> {
  const opened = Object.entries(sealedColumn.parse(sealed ?? {})).map(([field, text]) => [
    field,
    unseal(key, `Setting/${section}/${field}`, text),
  ]);
  return { ...settingsColumn.parse(settings), ...Object.fromEntries(opened) };
}

/** The columns that hold what was set of a section: secrets apart, sealed. */
export function sectionColumns(section: SettingsSection, values: Readonly<Record<string, unknown>>, key: Buffer) {
  const settings = { ...values };
  const sealed: Record<string, string> = {};
  for (const field of secretSettings[section] ?? []) {
    const value = settings[field];
    delete settings[field];
    if (typeof value === 'string') sealed[field] = seal(key, `Setting/${section}/${field}`, value);
  }
  return { settings: settingsColumn.parse(settings), sealed };
}

/** Names what a secret of a thing is sealed for. */
export function placeOf(kind: ThingKind, key: string, field: string): string {
  return `Thing/${kind}/${key}/${field}`;
}

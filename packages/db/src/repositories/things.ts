import {
  keyOf,
  type Settings,
  type SettingsSection,
  settingsSections,
  type Thing,
  type ThingChange,
  type ThingKind,
  type Things,
  thingKinds,
} from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';
import type { z } from 'zod';
import type { Rows } from '../client.ts';
import type { Thing as Row } from '../generated/sqlite/client.ts';
import type { Actor, StoredThing, ThingRepository } from '../repositories.ts';
import { seal } from '../secrets/sealed-text.ts';
import { isTaken } from '../store.ts';
import { forgetSignIns } from './agents.ts';
import { changeConfiguration } from './change-configuration.ts';
import { deleteMailbox } from './delete-mailbox.ts';
import { forgetDialledState } from './dialled-states.ts';
import { fittingIn } from './house.ts';
import type { Parts } from './parts.ts';
import {
  inOrder,
  placeOf,
  readSettings,
  readThings,
  sectionColumns,
  sectionOf,
  type settingsColumn,
  thingOf,
} from './thing-rows.ts';

/** Things of the configuration in the database; see the interface for what is promised. */
export class ThingRows implements ThingRepository {
  readonly #parts: Parts;
  readonly #key: Buffer;

  constructor(parts: Parts, key: Buffer) {
    this.#parts = parts;
    this.#key = key;
  }

  async list<Kind extends ThingKind>(kind: Kind): Promise<StoredThing<Kind>[]> {
    const found = await this.#parts.store.statement((rows) =>
      rows.thing.findMany({ where: { kind }, orderBy: [...inOrder] }),
    );
    return found.map((row) => this.#stored(kind, row));
  }

  async find<Kind extends ThingKind>(kind: Kind, key: string): Promise<StoredThing<Kind> | null> {
    const row = await this.#parts.store.statement((rows) =>
      rows.thing.findUnique({ where: { kind_key: { kind, key } } }),
    );
    return row && this.#stored(kind, row);
  }

  async create<Kind extends ThingKind>(kind: Kind, thing: Thing<Kind>, actor: Actor): Promise<StoredThing<Kind>> {
    const key = keyOf(kind, thing);
    const row = await this.#write(kind, { key, actor, action: 'create' }, async (rows) => {
      const { _max } = await rows.thing.aggregate({ where: { kind }, _max: { position: true } });
      const now = new Date();
      const data = { kind, key, position: (_max.position ?? 0) + 1, ...this.#columns(kind, thing) };
      return rows.thing.create({ data: { ...data, createdAt: now, updatedAt: now } });
    });
    return this.#stored(kind, row);
  }

  async change<Kind extends ThingKind>(
    kind: Kind,
    key: string,
    change: ThingChange<Kind>,
    actor: Actor,
  ): Promise<StoredThing<Kind>> {
    const row = await this.#write(kind, { key, actor, action: 'change' }, async (rows) => {
      const before = await rows.thing.findUnique({ where: { kind_key: { kind, key } } });
      if (!before) throw missing(kind, key);
      const after = { ...thingOf(kind, before, this.#key), ...change };
      return rows.thing.update({
        where: { kind_key: { kind, key } },
        data: { ...this.#columns(kind, after), updatedAt: new Date() },
      });
    });
    return this.#stored(kind, row);
  }

  async delete(kind: ThingKind, key: string, actor: Actor): Promise<void> {
    await this.#write(kind, { key, actor, action: 'delete' }, async (rows) => {
      const { count } = await rows.thing.deleteMany({ where: { kind, key } });
      if (count === 0) throw missing(kind, key);
      if (kind === 'switch') await forgetDialledState(rows, 'switch', key);
      if (kind === 'shared-mailbox') await deleteMailbox(rows, key);
      if (kind === 'queue') await forgetSignIns(rows, key);
    });
  }

  async arrange(kind: ThingKind, keys: readonly string[], actor: Actor): Promise<void> {
    await this.#write(kind, { key: 'order', actor, action: 'arrange' }, async (rows) => {
      const found = await rows.thing.findMany({ where: { kind }, select: { key: true } });
      if (!sameMembers(keys, new Set(found.map(({ key }) => key)))) throw notAll(kind);
      for (const [position, key] of keys.entries())
        await rows.thing.update({ where: { kind_key: { kind, key } }, data: { position } });
    });
  }

  settings(): Promise<Settings> {
    return this.#parts.store.statement((rows) => readSettings(rows, this.#key));
  }

  everything(): Promise<{ things: Things; settings: Settings }> {
    return this.#parts.store.snapshot(async (rows) => ({
      things: await readThings(rows, this.#key),
      settings: await readSettings(rows, this.#key),
    }));
  }

  async changeSettings(
    change: { readonly [Section in SettingsSection]?: Partial<Settings[Section]> },
    actor: Actor,
  ): Promise<Settings> {
    const settings = await this.#parts.store.transaction(async (rows) => {
      const sections = Object.keys(change) as SettingsSection[];
      await changeConfiguration(rows, { actor, action: 'settings.change', target: sections.join(', ') });
      return fittingIn(rows, this.#key, async () => {
        for (const section of sections) await changeSection(rows, this.#key, section, change[section] ?? {});
        return readSettings(rows, this.#key);
      });
    });
    this.#ring();
    return settings;
  }

  async #write<T>(
    kind: ThingKind,
    { key, actor, action }: { key: string; actor: Actor; action: string },
    work: (rows: Rows) => Promise<T>,
  ): Promise<T> {
    try {
      const result = await this.#parts.store.transaction(async (rows) => {
        await changeConfiguration(rows, { actor, action: `${kind}.${action}`, target: key });
        return fittingIn(rows, this.#key, () => work(rows));
      });
      this.#ring();
      return result;
    } catch (fault) {
      throw isTaken(fault) ? taken(kind, key) : fault;
    }
  }

  #ring(): void {
    this.#parts.bell.notify('telephony');
    this.#parts.bell.notify('configuration-wanted');
  }

  #columns<Kind extends ThingKind>(kind: Kind, thing: Thing<Kind>) {
    const settings: Record<string, unknown> = { ...thing };
    const sealed: Record<string, string> = {};
    for (const field of thingKinds[kind].sealed) {
      const value = settings[field];
      delete settings[field];
      if (typeof value === 'string') sealed[field] = seal(this.#key, placeOf(kind, keyOf(kind, thing), field), value);
    }
    return { settings: settings as z.output<typeof settingsColumn>, sealed };
  }

  #stored<Kind extends ThingKind>(kind: Kind, row: Row): StoredThing<Kind> {
    const { createdAt, updatedAt } = row;
    return { thing: thingOf(kind, row, this.#key), createdAt, updatedAt };
  }
}

async function changeSection(rows: Rows, key: Buffer, section: SettingsSection, change: object): Promise<void> {
  const row = await rows.setting.findUnique({ where: { section } });
  const values = { ...(row && sectionOf(row, key)), ...change };
  settingsSections[section].parse(values);
  const data = { ...sectionColumns(section, values, key), updatedAt: new Date() };
  await rows.setting.upsert({ where: { section }, create: { section, ...data }, update: data });
}

function sameMembers(keys: readonly string[], all: ReadonlySet<string>): boolean {
  return keys.length === all.size && new Set(keys).size === all.size && keys.every((key) => all.has(key));
}

function missing(kind: ThingKind, key: string): AppError {
  return new AppError('not-found', `There is no ${thingKinds[kind].noun} ${key}.`);
}

function taken(kind: ThingKind, key: string): AppError {
  const message = `There is a ${thingKinds[kind].noun} ${key} already. Choose another.`;
  return new AppError('conflict', message, { fields: { [thingKinds[kind].key]: message } });
}

function notAll(kind: ThingKind): AppError {
  return new AppError(
    'conflict',
    `This order doesn't name every ${thingKinds[kind].noun} once: somebody added or deleted one meanwhile. Look again.`,
  );
}

import { type Extension, type ExtensionChange, type HouseExtension, mailboxOptions } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';
import type { Rows } from '../client.ts';
import { codecsOf, dtmfColumn, encryptionColumn } from '../columns.ts';
import type { Extension as Row } from '../generated/sqlite/client.ts';
import type { Actor, ExtensionRepository, StoredExtension } from '../repositories.ts';
import { searchable } from '../searchable.ts';
import { seal, unseal } from '../secrets/sealed-text.ts';
import { isTaken } from '../store.ts';
import { forgetAgent } from './agents.ts';
import { changeConfiguration } from './change-configuration.ts';
import { deleteMailbox } from './delete-mailbox.ts';
import { forgetDialledStates } from './dialled-states.ts';
import { fittingIn } from './house.ts';
import type { Parts } from './parts.ts';
import { portions } from './portions.ts';

/** Fields that something else of the configuration may depend on. */
const houseFields: readonly (keyof HouseExtension & keyof ExtensionChange)[] = [
  'voicemail',
  'locationId',
  'music',
  'pickupGroup',
  'codecs',
  'dtmf',
];

const withAccount = { account: { select: { username: true } } };

/** Extensions in the database; see the interface for what is promised. */
export class Extensions implements ExtensionRepository {
  readonly #parts: Parts;
  readonly #key: Buffer;

  constructor(parts: Parts, key: Buffer) {
    this.#parts = parts;
    this.#key = key;
  }

  async list({ search }: { search?: string }): Promise<StoredExtension[]> {
    const term = searchable(search ?? '');
    const found = await this.#parts.store.statement((rows) =>
      rows.extension.findMany({
        where: { searchText: { contains: term } },
        include: withAccount,
        orderBy: { number: 'asc' },
      }),
    );
    return found.map((row) => this.#stored(row));
  }

  async find(number: string): Promise<StoredExtension | null> {
    const row = await this.#parts.store.statement((rows) =>
      rows.extension.findUnique({ where: { number }, include: withAccount }),
    );
    return row && this.#stored(row);
  }

  async create(extension: Extension, actor: Actor): Promise<StoredExtension> {
    const stored = await this.#write(extension.number, async (rows) => {
      await changeConfiguration(rows, { actor, action: 'extension.create', target: extension.number });
      const now = new Date();
      return fittingIn(rows, this.#key, () =>
        rows.extension.create({
          data: { ...this.#columns(extension), createdAt: now, updatedAt: now },
          include: withAccount,
        }),
      );
    });
    return this.#stored(stored);
  }

  async change(number: string, change: ExtensionChange, actor: Actor): Promise<StoredExtension> {
    const stored = await this.#write(number, async (rows) => {
      await changeConfiguration(rows, { actor, action: 'extension.change', target: number });
      const before = await rows.extension.findUnique({ where: { number } });
      if (!before) throw noExtension(number);
      const after = { ...extensionOf(before, this.#key), ...change };
      const write = () =>
        rows.extension.update({
          where: { number },
          data: { ...this.#columns(after), updatedAt: new Date() },
          include: withAccount,
        });
      return houseFields.some((field) => field in change) ? fittingIn(rows, this.#key, write) : write();
    });
    return this.#stored(stored);
  }

  async delete(number: string, actor: Actor): Promise<void> {
    await this.#write(number, async (rows) => {
      await changeConfiguration(rows, { actor, action: 'extension.delete', target: number });
      await fittingIn(rows, this.#key, async () => {
        await forgetDialledStates(rows, 'handling', `${number}/`);
        await forgetAgent(rows, number);
        await deleteMailbox(rows, number);
        const { count } = await rows.extension.deleteMany({ where: { number } });
        if (count === 0) throw noExtension(number);
      });
    });
    this.#parts.bell.notify('accounts');
  }

  async createMany(extensions: readonly Extension[], actor: Actor): Promise<void> {
    const target = `${extensions[0]?.number ?? ''}–${extensions.at(-1)?.number ?? ''} (${extensions.length})`;
    await this.#write('', async (rows) => {
      await changeConfiguration(rows, { actor, action: 'extension.create-many', target });
      const now = new Date();
      for (const some of portions(extensions)) {
        await rows.extension.createMany({
          data: some.map((extension) => ({ ...this.#columns(extension), createdAt: now, updatedAt: now })),
        });
      }
    });
  }

  count(): Promise<number> {
    return this.#parts.store.statement((rows) => rows.extension.count());
  }

  async #write<T>(number: string, work: (rows: Rows) => Promise<T>): Promise<T> {
    try {
      const result = await this.#parts.store.transaction(work);
      this.#parts.bell.notify('extensions');
      this.#parts.bell.notify('configuration-wanted');
      return result;
    } catch (fault) {
      throw isTaken(fault) ? taken(number) : fault;
    }
  }

  #columns(extension: Extension) {
    const { number, name, email, location } = extension;
    return {
      ...extension,
      codecs: extension.codecs?.join(',') ?? null,
      sipSecret: seal(this.#key, placeOf(number, 'sipSecret'), extension.sipSecret),
      voicemailPin: seal(this.#key, placeOf(number, 'voicemailPin'), extension.voicemailPin),
      searchText: searchable(number, name, email, location),
    };
  }

  #stored(row: Row & { account: { username: string } | null }): StoredExtension {
    const { createdAt, updatedAt, account } = row;
    return { ...extensionOf(row, this.#key), createdAt, updatedAt, account: account?.username ?? null };
  }
}

/** The extension of a row, its secrets opened. */
export function extensionOf(row: Row, key: Buffer): Extension {
  return {
    number: row.number,
    name: row.name,
    email: row.email,
    sipSecret: unseal(key, placeOf(row.number, 'sipSecret'), row.sipSecret),
    callerIdName: row.callerIdName,
    allowExternal: row.allowExternal,
    voicemail: row.voicemail,
    voicemailPin: unseal(key, placeOf(row.number, 'voicemailPin'), row.voicemailPin),
    mailbox: mailboxOptions.parse(row.mailbox ?? {}),
    ringSeconds: row.ringSeconds,
    location: row.location,
    codecs: codecsOf(row.codecs),
    dtmf: dtmfColumn.parse(row.dtmf),
    encryption: encryptionColumn.parse(row.encryption),
    pickupGroup: row.pickupGroup,
    music: row.music,
    locationId: row.locationId,
  };
}

function placeOf(number: string, column: 'sipSecret' | 'voicemailPin'): string {
  return `Extension/${number}/${column}`;
}

function noExtension(number: string): AppError {
  return new AppError('not-found', `There is no extension ${number}.`);
}

function taken(number: string): AppError {
  if (number === '') return new AppError('conflict', 'One of these numbers is taken already; none was added.');
  const message = `Extension ${number} exists already. Choose another number.`;
  return new AppError('conflict', message, { fields: { number: message } });
}

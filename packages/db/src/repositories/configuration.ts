import type { ConfigurationMode, ConfigurationState } from '@flexpbx/domain';
import type { Rows } from '../client.ts';
import { attemptOutcomeColumn, modeColumn, textsColumn } from '../columns.ts';
import type { Configuration as Row } from '../generated/sqlite/client.ts';
import type { Actor, ConfigurationAttempt, ConfigurationRepository, ConfigurationRows } from '../repositories.ts';
import { changeConfiguration, onlyRow } from './change-configuration.ts';
import { extensionOf } from './extensions.ts';
import type { Parts } from './parts.ts';
import { readSettings, readThings } from './thing-rows.ts';

/** The wanted configuration in the database; see the interface for what is promised. */
export class Configuration implements ConfigurationRepository {
  readonly #parts: Parts;
  readonly #key: Buffer;

  constructor(parts: Parts, key: Buffer) {
    this.#parts = parts;
    this.#key = key;
  }

  state(): Promise<ConfigurationState> {
    return this.#parts.store.statement(readState);
  }

  snapshot(): Promise<ConfigurationRows> {
    return this.#parts.store.snapshot(async (rows) => {
      const { wanted } = await rows.configuration.findUniqueOrThrow({ where: { id: onlyRow } });
      const extensions = await rows.extension.findMany({ orderBy: { number: 'asc' } });
      return {
        revision: wanted,
        extensions: extensions.map((row) => extensionOf(row, this.#key)),
        things: await readThings(rows, this.#key),
        settings: await readSettings(rows, this.#key),
      };
    });
  }

  async requestApply(actor: Actor): Promise<ConfigurationState> {
    const state = await this.#parts.store.transaction(async (rows) => {
      await changeConfiguration(rows, { actor, action: 'configuration.apply', target: 'configuration' });
      return readState(rows);
    });
    this.#parts.bell.notify('configuration-wanted');
    return state;
  }

  setMode(mode: ConfigurationMode): Promise<void> {
    return this.#update({ mode });
  }

  setPending(files: readonly string[]): Promise<void> {
    return this.#update({ pendingFiles: [...files] });
  }

  async record(attempt: Omit<ConfigurationAttempt, 'at'>): Promise<void> {
    const at = new Date();
    await this.#parts.store.transaction(async (rows) => {
      await rows.configuration.update({ where: { id: onlyRow }, data: { ...consequence(attempt), updatedAt: at } });
      await rows.configurationAttempt.create({ data: { ...attempt, files: [...attempt.files], at } });
    });
    this.#parts.bell.notify('configuration-state');
  }

  async history(limit: number): Promise<ConfigurationAttempt[]> {
    const found = await this.#parts.store.statement((rows) =>
      rows.configurationAttempt.findMany({ orderBy: { id: 'desc' }, take: limit }),
    );
    return found.map(({ id, outcome, files, ...columns }) => ({
      ...columns,
      outcome: attemptOutcomeColumn.parse(outcome),
      files: textsColumn.parse(files),
    }));
  }

  async #update(data: { mode: ConfigurationMode } | { pendingFiles: string[] }): Promise<void> {
    await this.#parts.store.transaction((rows) =>
      rows.configuration.update({ where: { id: onlyRow }, data: { ...data, updatedAt: new Date() } }),
    );
    this.#parts.bell.notify('configuration-state');
  }
}

function consequence({ outcome, revision, reason, files }: Omit<ConfigurationAttempt, 'at'>) {
  const succeeded = { failureRevision: null, failureReason: null };
  switch (outcome) {
    case 'applied':
      return { ...succeeded, applied: revision, staged: null, pendingFiles: [] };
    case 'staged':
      return { ...succeeded, staged: revision, pendingFiles: [...files] };
    case 'failed':
      return { failureRevision: revision, failureReason: reason ?? 'no reason was given' };
  }
}

async function readState(rows: Rows): Promise<ConfigurationState> {
  return stateOf(await rows.configuration.findUniqueOrThrow({ where: { id: onlyRow } }));
}

function stateOf(row: Row): ConfigurationState {
  const { failureRevision, failureReason } = row;
  return {
    wanted: row.wanted,
    applied: row.applied,
    staged: row.staged,
    mode: modeColumn.parse(row.mode),
    failure: failureRevision === null ? null : { revision: failureRevision, reason: failureReason ?? '' },
    pendingFiles: textsColumn.parse(row.pendingFiles),
    updatedAt: row.updatedAt,
  };
}

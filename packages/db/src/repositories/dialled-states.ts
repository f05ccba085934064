import { type DialledSubject, latest, nextStamp, type Stamped } from '@flexpbx/domain';
import type { Rows } from '../client.ts';
import type { DialledState as Row } from '../generated/sqlite/client.ts';
import type { Actor, DialledStateRepository, StoredState } from '../repositories.ts';
import type { Parts } from './parts.ts';

/** States people change by phone and in the portal, in the database; see the interface for what is promised. */
export class DialledStates implements DialledStateRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(subject: DialledSubject): Promise<Map<string, StoredState>> {
    return byKey(await this.#parts.store.statement((rows) => rows.dialledState.findMany({ where: { subject } })));
  }

  find(subject: DialledSubject, key: string): Promise<StoredState | null> {
    return this.#parts.store.statement((rows) => read(rows, subject, key));
  }

  async beginningWith(subject: DialledSubject, prefix: string): Promise<Map<string, StoredState>> {
    const where = { subject, key: { startsWith: prefix } };
    return byKey(await this.#parts.store.statement((rows) => rows.dialledState.findMany({ where })));
  }

  async change(subject: DialledSubject, changes: Readonly<Record<string, string>>, actor: Actor): Promise<void> {
    await this.#parts.store.transaction(async (rows) => {
      for (const [key, value] of Object.entries(changes)) {
        const before = await read(rows, subject, key);
        if (before?.value === value || (!before && value === '')) continue;
        await write(rows, subject, key, { value, changedAt: nextStamp(Date.now(), before), changedBy: actor });
        const note = { actor, action: `${subject}.change`, target: `${key} = ${value || 'off'}` };
        await rows.auditEntry.create({ data: { ...note, at: new Date() } });
      }
    });
    this.#parts.bell.notify('dialled-states');
  }

  async take(subject: DialledSubject, key: string, change: Stamped, actor: Actor): Promise<void> {
    const isTaken = await this.#parts.store.transaction(async (rows) => {
      const before = await read(rows, subject, key);
      if (latest(before, change) !== change) return false;
      await write(rows, subject, key, { ...change, changedBy: actor });
      const note = { actor, action: `${subject}.change`, target: `${key} = ${change.value || 'off'}` };
      await rows.auditEntry.create({ data: { ...note, at: new Date() } });
      return true;
    });
    if (isTaken) this.#parts.bell.notify('dialled-states');
  }
}

/** Forgets the states of an extension that is deleted, inside that transaction. */
export async function forgetDialledStates(rows: Rows, subject: DialledSubject, prefix: string): Promise<void> {
  await rows.dialledState.deleteMany({ where: { subject, key: { startsWith: prefix } } });
}

/** Forgets the one state of a switch that is deleted, inside that transaction. */
export async function forgetDialledState(rows: Rows, subject: DialledSubject, key: string): Promise<void> {
  await rows.dialledState.deleteMany({ where: { subject, key } });
}

function byKey(found: readonly Row[]): Map<string, StoredState> {
  return new Map(found.map((row) => [row.key, stateIn(row)]));
}

function stateIn({ value, changedAt, changedBy }: Row): StoredState {
  return { value, changedAt: changedAt.getTime(), changedBy };
}

async function read(rows: Rows, subject: string, key: string): Promise<StoredState | null> {
  const row = await rows.dialledState.findUnique({ where: { subject_key: { subject, key } } });
  return row && stateIn(row);
}

async function write(rows: Rows, subject: string, key: string, state: StoredState): Promise<void> {
  const data = { ...state, changedAt: new Date(state.changedAt) };
  const where = { subject_key: { subject, key } };
  await rows.dialledState.upsert({ where, create: { subject, key, ...data }, update: data });
}

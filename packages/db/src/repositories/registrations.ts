import type { Registration } from '@flexpbx/domain';
import type { Rows } from '../client.ts';
import { reachabilityColumn } from '../columns.ts';
import type { Registration as Row } from '../generated/sqlite/client.ts';
import type { RegistrationRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';
import { portions } from './portions.ts';

type Key = Pick<Registration, 'extension' | 'contact'>;

/** Registrations in the database; see the interface for what is promised. */
export class Registrations implements RegistrationRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(): Promise<Registration[]> {
    const found = await this.#parts.store.statement((rows) =>
      rows.registration.findMany({ orderBy: [{ extension: 'asc' }, { contact: 'asc' }] }),
    );
    return found.map(registrationOf);
  }

  async forExtension(extension: string): Promise<Registration[]> {
    const found = await this.#parts.store.statement((rows) =>
      rows.registration.findMany({ where: { extension }, orderBy: { contact: 'asc' } }),
    );
    return found.map(registrationOf);
  }

  async replaceAll(registrations: readonly Registration[]): Promise<void> {
    const changed = await this.#parts.store.transaction(async (rows) => {
      const before = new Map((await rows.registration.findMany()).map((row) => [keyOf(row), registrationOf(row)]));
      const after = new Map(registrations.map((registration) => [keyOf(registration), registration]));
      const gone = [...before.values()].filter((registration) => !after.has(keyOf(registration)));
      const fresh = [...after.values()].filter((now) => !saysTheSame(before.get(keyOf(now)), now));
      await rewrite(rows, gone, fresh);
      return gone.length + fresh.length > 0;
    });
    if (changed) this.#parts.bell.notify('registrations');
  }

  async apply(change: { upsert: readonly Registration[]; remove: readonly Key[] }): Promise<void> {
    if (change.upsert.length + change.remove.length === 0) return;
    await this.#parts.store.transaction((rows) => rewrite(rows, change.remove, change.upsert));
    this.#parts.bell.notify('registrations');
  }
}

async function rewrite(rows: Rows, remove: readonly Key[], write: readonly Registration[]): Promise<void> {
  const keys = [...remove, ...write].map(({ extension, contact }) => ({ extension, contact }));
  for (const some of portions(keys)) await rows.registration.deleteMany({ where: { OR: some } });
  for (const some of portions(write)) await rows.registration.createMany({ data: some });
}

function saysTheSame(before: Registration | undefined, now: Registration): boolean {
  return (
    before !== undefined &&
    before.userAgent === now.userAgent &&
    before.reachability === now.reachability &&
    before.roundTripMs === now.roundTripMs
  );
}

function keyOf({ extension, contact }: Key): string {
  return `${extension} ${contact}`;
}

function registrationOf(row: Row): Registration {
  return { ...row, reachability: reachabilityColumn.parse(row.reachability) };
}

import { eventsOfPhones, type Registration } from '@flexpbx/domain';
import type { Rows } from '../client.ts';
import { reachabilityColumn } from '../columns.ts';
import type { Registration as Row } from '../generated/sqlite/client.ts';
import type { RegistrationRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';
import { portions } from './portions.ts';
import { writeEvents } from './write-events.ts';

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

  replaceAll(registrations: readonly Registration[]): Promise<void> {
    return this.#change(async (rows) => {
      const before = (await rows.registration.findMany()).map(registrationOf);
      const known = new Map(before.map((row) => [keyOf(row), row]));
      const after = new Map(registrations.map((registration) => [keyOf(registration), registration]));
      const remove = before.filter((registration) => !after.has(keyOf(registration)));
      const upsert = [...after.values()].filter((now) => !saysTheSame(known.get(keyOf(now)), now));
      return { before, upsert, remove };
    });
  }

  async apply({ upsert, remove }: { upsert: readonly Registration[]; remove: readonly Key[] }): Promise<void> {
    if (upsert.length + remove.length === 0) return;
    await this.#change(async (rows) => {
      const before: Registration[] = [];
      for (const some of portions([...remove, ...upsert].map(keyIn)))
        before.push(...(await rows.registration.findMany({ where: { OR: some } })).map(registrationOf));
      return { before, upsert, remove };
    });
  }

  async #change(changeOf: (rows: Rows) => Promise<Change>): Promise<void> {
    const { isChanged, told } = await this.#parts.store.transaction(async (rows) => {
      const { before, upsert, remove } = await changeOf(rows);
      await rewrite(rows, remove, upsert);
      const isConcerned = new Set([...upsert, ...remove].map(keyOf));
      const were = before.filter((registration) => isConcerned.has(keyOf(registration)));
      const told = await writeEvents(rows, eventsOfPhones(were, upsert, new Date()));
      return { isChanged: upsert.length + remove.length > 0, told };
    });
    if (isChanged) this.#parts.bell.notify('registrations');
    if (told > 0) this.#parts.bell.notify('events');
  }
}

interface Change {
  readonly before: readonly Registration[];
  readonly upsert: readonly Registration[];
  readonly remove: readonly Key[];
}

async function rewrite(rows: Rows, remove: readonly Key[], write: readonly Registration[]): Promise<void> {
  const keys = [...remove, ...write].map(keyIn);
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

function keyIn({ extension, contact }: Key): Key {
  return { extension, contact };
}

function keyOf({ extension, contact }: Key): string {
  return `${extension} ${contact}`;
}

function registrationOf(row: Row): Registration {
  return { ...row, reachability: reachabilityColumn.parse(row.reachability) };
}

import { eventsKeptMs, type TelephonyEvent, telephonyEvent } from '@flexpbx/domain';

import type { EventRepository, NumberedEvent } from '../repositories.ts';
import type { Parts } from './parts.ts';
import { writeEvents } from './write-events.ts';

/** What happened, for programs, in the database; see the interface for what is promised. */
export class Events implements EventRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async add(events: readonly TelephonyEvent[]): Promise<void> {
    const added = await this.#parts.store.transaction((rows) => writeEvents(rows, events));
    if (added > 0) this.#parts.bell.notify('events');
  }

  async list({ after, limit }: { after: number; limit: number }): Promise<NumberedEvent[]> {
    const found = await this.#parts.store.statement((rows) =>
      rows.telephonyEvent.findMany({ where: { id: { gt: after } }, orderBy: { id: 'asc' }, take: limit }),
    );
    return found.map(({ id, ...row }) => ({ id: Number(id), event: telephonyEvent.parse(row) }));
  }

  async tidy(now: Date): Promise<void> {
    const at = { lt: new Date(now.getTime() - eventsKeptMs) };
    await this.#parts.store.statement((rows) => rows.telephonyEvent.deleteMany({ where: { at } }));
  }
}

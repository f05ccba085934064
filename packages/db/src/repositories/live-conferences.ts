import { eventsOfConferences, type LiveConference } from '@flexpbx/domain';
import { conferenceMembersColumn } from '../columns.ts';
import type { LiveConference as Row } from '../generated/sqlite/client.ts';
import { insertRows } from '../insert-rows.ts';
import type { LiveConferenceRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';
import { portions } from './portions.ts';
import { replacement } from './replacement.ts';
import { writeEvents } from './write-events.ts';

/** Rooms with somebody in them, in the database; see the interface for what is promised. */
export class LiveConferences implements LiveConferenceRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(): Promise<LiveConference[]> {
    const found = await this.#parts.store.statement((rows) =>
      rows.liveConference.findMany({ orderBy: { number: 'asc' } }),
    );
    return found.map(conferenceOf);
  }

  async find(number: string): Promise<LiveConference | null> {
    const row = await this.#parts.store.statement((rows) => rows.liveConference.findUnique({ where: { number } }));
    return row && conferenceOf(row);
  }

  async replaceAll(conferences: readonly LiveConference[]): Promise<void> {
    const { changed, told } = await this.#parts.store.transaction(async (rows) => {
      const before = (await rows.liveConference.findMany()).map(conferenceOf);
      const { stale, fresh } = replacement(before, conferences, ({ number }) => number);
      for (const some of portions(stale)) await rows.liveConference.deleteMany({ where: { number: { in: some } } });
      for (const some of portions(fresh)) {
        const data = some.map((conference) => ({ ...conference, members: JSON.stringify(conference.members) }));
        await insertRows(rows, 'LiveConference', data);
      }
      const told = await writeEvents(rows, eventsOfConferences(before, conferences, new Date()));
      return { changed: stale.length + fresh.length > 0, told };
    });
    if (changed) this.#parts.bell.notify('live-conferences');
    if (told > 0) this.#parts.bell.notify('events');
  }
}

function conferenceOf(row: Row): LiveConference {
  return { ...row, members: conferenceMembersColumn.parse(row.members) };
}

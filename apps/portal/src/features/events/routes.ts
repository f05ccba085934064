import type { Database } from '@flexpbx/db';
import type { Api } from '@flexpbx/domain/api';
import type { Handlers } from '../../http/handler.ts';
import type { EventStreams } from './event-streams.ts';
import { presentEvent } from './present.ts';

/** What the routes of events are built from. */
export interface EventParts {
  readonly database: Pick<Database, 'events'>;
  readonly streams: EventStreams;
}

/** Which data changed, as it changes; and what happened, for programs. */
export function eventRoutes({ database, streams }: EventParts): Pick<Handlers<Api>, 'streamEvents' | 'listEvents'> {
  return {
    streamEvents: async ({ visitor }) => {
      streams.assertRoomFor(visitor);
      return (response) => streams.serve(visitor, response);
    },
    listEvents: async ({ query }) => {
      const events = await database.events.list(query);
      return { items: events.map(presentEvent), next: events.at(-1)?.id ?? query.after };
    },
  };
}

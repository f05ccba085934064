import type { Api } from '@flexpbx/domain/api';
import type { Handlers } from '../../http/handler.ts';
import type { EventStreams } from './event-streams.ts';

/** Which data changed, as it changes. */
export function eventRoutes(streams: EventStreams): Pick<Handlers<Api>, 'streamEvents'> {
  return {
    streamEvents: async ({ visitor }) => {
      streams.assertRoomFor(visitor);
      return (response) => streams.serve(visitor, response);
    },
  };
}

import { useQueries } from '@tanstack/react-query';
import { query } from '../api/queries.ts';
import type { Places } from './destinations.ts';

/** Everything calls can be sent to; empty until it is known. */
export function usePlaces(): Places {
  const [extensions, ringGroups, queues, conferences, menus, inboundRoutes, sharedMailboxes, pagingZones] = useQueries({
    queries: [
      query('listExtensions', {}),
      query('listRingGroups', {}),
      query('listQueues', {}),
      query('listConferences', {}),
      query('listMenus', {}),
      query('listInboundRoutes', {}),
      query('listSharedMailboxes', {}),
      query('listPagingZones', {}),
    ],
  });
  return {
    extensions: extensions.data?.items ?? [],
    ringGroups: ringGroups.data?.items ?? [],
    queues: queues.data?.items ?? [],
    conferences: conferences.data?.items ?? [],
    menus: menus.data?.items ?? [],
    inboundRoutes: inboundRoutes.data?.items ?? [],
    sharedMailboxes: sharedMailboxes.data?.items ?? [],
    pagingZones: pagingZones.data?.items ?? [],
  };
}

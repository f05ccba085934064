import { z } from 'zod';
import { identifier } from '../things/identifier.ts';
import { route } from './route.ts';

const zone = z.object({ key: z.string().regex(/^\d{2,6}$/) });

/** What can be done with paging zones now. Zones and scheduled announcements themselves are things of the configuration. */
export const pagingRoutes = {
  announceToZone: route({
    method: 'post',
    path: '/api/paging-zones/{key}/announcements',
    tag: 'Paging',
    summary: 'Play a prompt to a paging zone now; answered when that begins',
    permission: 'telephony.write',
    params: zone,
    body: z.strictObject({ prompt: identifier }),
  }),
  pageByPhone: route({
    method: 'post',
    path: '/api/paging-zones/{key}/pages',
    tag: 'Paging',
    summary: 'Ring a phone; whoever picks it up pages the zone',
    permission: 'telephony.write',
    params: zone,
    body: z.strictObject({
      extension: z
        .string()
        .regex(/^\d{2,6}$/)
        .meta({ description: 'Whose phone rings.' }),
    }),
  }),
};

import { z } from 'zod';
import { route } from './route.ts';

const ParkedCall = z
  .object({
    slot: z.string().meta({ description: 'Dialled to fetch the call.' }),
    from: z.string().meta({ description: 'Number of who waits; empty when unknown.' }),
    from_name: z.string(),
    parked_by: z.string().nullable().meta({ description: 'The extension that parked it.' }),
    parked_by_name: z.string().nullable(),
    parked_at: z.iso.datetime(),
    returns_at: z.iso.datetime().meta({ description: 'When it rings at who parked it.' }),
  })
  .meta({ id: 'ParkedCall' });

/** Calls that wait in a parking slot. The slots are part of the settings. */
export const parkingRoutes = {
  listParkedCalls: route({
    method: 'get',
    path: '/api/parking',
    tag: 'Calls',
    summary: 'Parked calls by slot, and every slot there is',
    permission: 'calls.read',
    response: z.object({ slots: z.array(z.string()), items: z.array(ParkedCall) }),
  }),
};

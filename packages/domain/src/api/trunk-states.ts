import { z } from 'zod';
import { route } from './route.ts';

/** How a trunk stands. */
const TrunkState = z
  .object({
    trunk: z.string().meta({ description: 'Its id.' }),
    name: z.string(),
    state: z.enum(['up', 'down', 'checking', 'unchecked', 'disabled']).meta({
      description: '`unchecked`: in use, and never asked whether it is there.',
    }),
    reason: z.string().nullable().meta({ description: 'Why it is down, in words.' }),
    fix: z.string().nullable().meta({ description: 'What to do about it.' }),
    sip_status: z.int().nullable().meta({ description: 'What the other side answered to our registration: 403.' }),
    round_trip_ms: z.number().nullable(),
    since: z.iso.datetime().nullable(),
  })
  .meta({ id: 'TrunkState' });

/** What can be asked about trunks besides what they are. */
export const trunkStateRoutes = {
  listTrunkStates: route({
    method: 'get',
    path: '/api/trunk-states',
    tag: 'Trunks',
    summary: 'How every trunk stands, with the reason when it is down',
    permission: 'telephony.read',
    response: z.object({ items: z.array(TrunkState) }),
  }),
};

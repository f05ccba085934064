import { z } from 'zod';
import { neededKinds } from '../references/reference.ts';
import { route } from './route.ts';

const Use = z
  .object({
    kind: z.enum([...neededKinds, 'settings']).meta({ description: 'What uses it.' }),
    key: z.string(),
    name: z.string().meta({ description: 'In a sentence: `the inbound route “Main line” (main)`.' }),
    field: z.string(),
    as: z.string().meta({ description: 'What it is there: `where calls to 5550100 go`.' }),
  })
  .meta({ id: 'Use' });

/** Where a part of the configuration is used: what has to be changed before it can be deleted. */
export const usesRoutes = {
  listUses: route({
    method: 'get',
    path: '/api/uses/{kind}/{key}',
    tag: 'Routing',
    summary: 'What uses a trunk, a schedule, an extension …',
    permission: 'telephony.read',
    params: z.object({ kind: z.enum(neededKinds), key: z.string().regex(/^[a-z0-9_-]{1,40}$/) }),
    response: z.object({ items: z.array(Use) }),
  }),
};

import { z } from 'zod';
import { type EventData, type EventKind, eventData } from '../events/telephony-event.ts';
import { route } from './route.ts';

/** An event as programs get it, from the API as from a webhook. */
type ApiEvent = {
  [Kind in EventKind]: { id: number; event: Kind; timestamp: string; data: EventData<Kind> };
}[EventKind];

const kinds = Object.entries(eventData).map(([kind, data]) =>
  z.object({
    id: z.int().meta({ description: 'Greater than that of every event before it.' }),
    event: z.literal(kind),
    timestamp: z.iso.datetime(),
    data,
  }),
);

const Event = z.discriminatedUnion('event', kinds as never).meta({ id: 'Event' }) as unknown as z.ZodType<ApiEvent>;

/** What happened on the telephone, for programs. */
export const eventRoutes = {
  listEvents: route({
    method: 'get',
    path: '/api/events/history',
    tag: 'Events',
    summary: 'What happened in the last 7 days: calls, messages, phones, agents, conferences; the oldest first',
    permission: 'telephony.read',
    query: z.object({
      after: z.coerce.number().int().min(0).default(0).meta({ description: '`next` of the answer before.' }),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
    response: z.object({
      items: z.array(Event),
      next: z.int().meta({ description: 'To go on behind these events. None is ever written before it.' }),
    }),
  }),
};

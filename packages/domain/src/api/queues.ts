import { z } from 'zod';
import { displayName } from '../display-name.ts';
import { supervisionManners } from '../order.ts';
import * as shape from './queue-shapes.ts';
import { route } from './route.ts';

const number = z.string().regex(/^\d{2,6}$/);
const queue = z.object({ key: number });
const agent = queue.extend({ extension: number });
const extension = z.object({ extension: number });
const pause = z.strictObject({ reason: displayName });
const mine = z.strictObject({ queues: z.array(number).max(200).optional() }).meta({
  description: 'Without `queues`: all of mine.',
});
const inQueues = { tag: 'Queues' } as const;
const aboutMe = { tag: 'Me' } as const;

/** What happens in queues and what is done there. Queues themselves are things of the configuration. */
export const queueRoutes = {
  listLiveQueues: route({
    ...{ method: 'get', path: '/api/queues/live', ...inQueues, permission: 'calls.read' },
    summary: 'Every queue, who waits in it and what its agents do',
    response: z.object({ items: z.array(shape.LiveQueue) }),
  }),
  getLiveQueue: route({
    ...{ method: 'get', path: '/api/queues/{key}/live', ...inQueues, permission: 'calls.read' },
    summary: 'Who waits in a queue and what its agents do',
    params: queue,
    response: shape.LiveQueue,
  }),
  signInAgent: route({
    ...{ method: 'post', path: '/api/queues/{key}/agents/{extension}/login', ...inQueues, permission: 'agents.manage' },
    summary: 'Sign an agent in to a queue',
    params: agent,
    response: shape.AgentPresence,
  }),
  signOutAgent: route({
    ...{ method: 'post', path: '/api/queues/{key}/agents/{extension}/logout', ...inQueues },
    permission: 'agents.manage',
    summary: 'Sign an agent out of a queue',
    params: agent,
    response: shape.AgentPresence,
  }),
  pauseAgent: route({
    ...{ method: 'post', path: '/api/agents/{extension}/pause', ...inQueues, permission: 'agents.manage' },
    summary: 'Let an agent take no calls of any queue for a while',
    params: extension,
    body: pause,
    response: shape.AgentPresence,
  }),
  resumeAgent: route({
    ...{ method: 'post', path: '/api/agents/{extension}/resume', ...inQueues, permission: 'agents.manage' },
    summary: 'End the pause of an agent',
    params: extension,
    response: shape.AgentPresence,
  }),
  superviseAgent: route({
    ...{ method: 'post', path: '/api/queues/{key}/agents/{extension}/supervise', ...inQueues },
    permission: 'calls.supervise',
    summary: 'Ring a phone and join it to the call an agent has for a queue (audited)',
    params: agent,
    body: z.strictObject({
      mode: z.enum(supervisionManners).meta({
        description: 'listen: nobody hears you; whisper: the agent alone does; barge: both do.',
      }),
      phone: number.optional().meta({ description: 'The extension that rings; your own when left out.' }),
    }),
  }),
  getQueueStatistics: route({
    ...{ method: 'get', path: '/api/queues/{key}/statistics', ...inQueues, permission: 'call-records.read' },
    summary: 'What became of the calls of a queue in a period',
    params: queue,
    query: shape.PeriodQuery,
    response: shape.QueueStatistics,
  }),
  listQueueStatistics: route({
    ...{ method: 'get', path: '/api/queue-statistics', ...inQueues, permission: 'call-records.read' },
    summary: 'What became of the calls of all queues in a period',
    query: shape.PeriodQuery,
    response: shape.QueueStatistics,
  }),
  exportQueueStatistics: route({
    ...{ method: 'get', path: '/api/queue-statistics/export', ...inQueues, permission: 'call-records.read' },
    summary: 'The figures of all queues as CSV',
    query: shape.PeriodQuery,
    produces: 'text/csv',
  }),
  exportAgentStatistics: route({
    ...{ method: 'get', path: '/api/queues/{key}/statistics/export', ...inQueues, permission: 'call-records.read' },
    summary: 'The figures of a queue’s agents as CSV',
    params: queue,
    query: shape.PeriodQuery,
    produces: 'text/csv',
  }),
  listAbandonedCalls: route({
    ...{ method: 'get', path: '/api/queues/{key}/abandoned', ...inQueues, permission: 'call-records.read' },
    summary: 'Callers who hung up before somebody answered, newest first',
    params: queue,
    query: shape.PeriodQuery,
    response: z.object({ items: z.array(shape.AbandonedCall) }),
  }),
  exportAbandonedCalls: route({
    ...{ method: 'get', path: '/api/queues/{key}/abandoned/export', ...inQueues, permission: 'call-records.read' },
    summary: 'Callers who hung up before somebody answered as CSV',
    params: queue,
    query: shape.PeriodQuery,
    produces: 'text/csv',
  }),
  listQueueEvents: route({
    ...{ method: 'get', path: '/api/queues/{key}/events', ...inQueues, permission: 'call-records.read' },
    summary: 'What happened in a queue, line by line, newest first',
    params: queue,
    query: shape.PeriodQuery.extend({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      before: z.string().max(200).optional().meta({ description: '`next` of the page before.' }),
    }),
    response: z.object({ items: z.array(shape.QueueEventLine), next: z.string().nullable() }),
  }),

  getMyAgent: route({
    ...{ method: 'get', path: '/api/me/agent', ...aboutMe, permission: 'me.read' },
    summary: 'Own queues, and whether one takes their calls',
    response: shape.MyAgent,
  }),
  getMyAgentFigures: route({
    ...{ method: 'get', path: '/api/me/agent/figures', ...aboutMe, permission: 'me.read' },
    summary: 'What one did as an agent today',
    response: shape.AgentFigures,
  }),
  signMyselfIn: route({
    ...{ method: 'post', path: '/api/me/agent/login', ...aboutMe, permission: 'me.write' },
    summary: 'Sign in to own queues',
    body: mine,
    response: shape.MyAgent,
  }),
  signMyselfOut: route({
    ...{ method: 'post', path: '/api/me/agent/logout', ...aboutMe, permission: 'me.write' },
    summary: 'Sign out of own queues',
    body: mine,
    response: shape.MyAgent,
  }),
  pauseMyself: route({
    ...{ method: 'post', path: '/api/me/agent/pause', ...aboutMe, permission: 'me.write' },
    summary: 'Take no calls of any queue for a while',
    body: pause,
    response: shape.MyAgent,
  }),
  resumeMyself: route({
    ...{ method: 'post', path: '/api/me/agent/resume', ...aboutMe, permission: 'me.write' },
    summary: 'Take calls again',
    response: shape.MyAgent,
  }),
};
